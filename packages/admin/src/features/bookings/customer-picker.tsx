import type { AdminCustomer } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { FieldRow, TextInput } from '../../shared/forms/fields.tsx';
import type { FieldErrors } from '../../shared/forms/use-form.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { readCustomers } from '../../shared/requests/customers.ts';
import { bookingTexts } from './texts/index.ts';

export interface PickedCustomer {
  /** Absent: somebody new. */
  readonly customerId?: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly blocked: boolean;
}

export const picked = ({ customerId, name, email, phone, blocked }: AdminCustomer): PickedCustomer => ({
  customerId,
  name,
  email: email ?? '',
  phone: phone ?? '',
  blocked,
});

/** Somebody the business knows, found by a few letters, or somebody new. */
export function CustomerPicker({
  value,
  onChange,
  errors,
  contactNeeded,
}: {
  readonly value: PickedCustomer | null;
  readonly onChange: (customer: PickedCustomer | null) => void;
  /** Under `customer.name`, `customer.email` and `customer.phone`. */
  readonly errors: FieldErrors;
  readonly contactNeeded: boolean;
}) {
  const t = useTexts(bookingTexts);
  if (!value) return <Search onPick={onChange} error={errors['customer.name']} />;
  if (value.customerId)
    return (
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            p: 1.5,
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ fontWeight: 600 }}>{value.name}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {[value.email, value.phone].filter(Boolean).join(' · ')}
            </Box>
          </Box>
          <Button size="small" onClick={() => onChange(null)}>
            {t.changeCustomer}
          </Button>
        </Box>
        {value.blocked && <Alert severity="warning">{t.blockedCustomer}</Alert>}
      </Box>
    );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextInput
        label={t.customerName}
        required
        maxLength={100}
        autoFocus
        value={value.name}
        error={errors['customer.name']}
        onChange={(name) => (name === '' ? onChange(null) : onChange({ ...value, name }))}
      />
      <FieldRow>
        <TextInput
          label={t.email}
          type="email"
          maxLength={254}
          value={value.email}
          error={errors['customer.email']}
          help={contactNeeded ? t.contactHelp : undefined}
          onChange={(email) => onChange({ ...value, email })}
        />
        <TextInput
          label={t.phone}
          type="tel"
          maxLength={40}
          value={value.phone}
          error={errors['customer.phone']}
          onChange={(phone) => onChange({ ...value, phone })}
        />
      </FieldRow>
    </Box>
  );
}

type Option = { readonly known: AdminCustomer } | { readonly newName: string };

function Search({
  onPick,
  error,
}: {
  readonly onPick: (customer: PickedCustomer) => void;
  readonly error: string | undefined;
}) {
  const t = useTexts(bookingTexts);
  const [text, setText] = useState('');
  const wanted = usePaused(text.trim());
  const found = useRead(
    readCustomers,
    { query: wanted, limit: 8 },
    { enabled: wanted.length > 1, keepPrevious: true },
  );
  const typed = text.trim();
  const known = wanted.length > 1 && typed.length > 1 ? (found.data?.listCustomers.items ?? []) : [];
  const options: readonly Option[] = [
    ...known.map((one) => ({ known: one })),
    ...(typed === '' ? [] : [{ newName: typed }]),
  ];
  const pick = (option: Option) =>
    onPick('known' in option ? picked(option.known) : newCustomer(option.newName));
  return (
    <Autocomplete<Option, false, true, true>
      freeSolo
      disableClearable
      options={options}
      filterOptions={(all) => all}
      value={'' as never}
      inputValue={text}
      onInputChange={(_event, next, reason) => {
        if (reason !== 'reset') setText(next);
      }}
      getOptionLabel={(option) =>
        typeof option === 'string' ? option : 'known' in option ? option.known.name : option.newName
      }
      getOptionKey={(option) =>
        typeof option === 'string' ? option : 'known' in option ? option.known.customerId : 'new'
      }
      onChange={(_event, option) => {
        if (typeof option !== 'string') pick(option);
        else if (option.trim() !== '') onPick(newCustomer(option.trim()));
      }}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ minHeight: 44 }}>
          {'known' in option ? (
            <Box>
              {option.known.name}
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                {[option.known.email, option.known.phone].filter(Boolean).join(' · ')}
              </Box>
            </Box>
          ) : (
            <Box sx={{ color: 'primary.main', fontWeight: 600 }}>{t.newCustomer(option.newName)}</Box>
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          required
          label={t.customerSearch}
          error={error !== undefined}
          helperText={error}
          onBlur={() => {
            if (typed !== '') onPick(newCustomer(typed));
          }}
        />
      )}
    />
  );
}

/** Someone may have written the address or the number at once. */
function newCustomer(text: string): PickedCustomer {
  const none = { name: '', email: '', phone: '', blocked: false };
  if (/^\S+@\S+$/.test(text)) return { ...none, name: text.split('@')[0] as string, email: text };
  return { ...none, name: text };
}

/** What was typed, once typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(text), 250);
    return () => clearTimeout(pause);
  }, [text]);
  return paused;
}
