import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import { type FormEvent, useState } from 'react';
import { useView } from './view.ts';

type Field = 'name' | 'email' | 'phone';
const autocomplete = { name: 'name', email: 'email', phone: 'tel' } as const;
const inputType = { name: 'text', email: 'email', phone: 'tel' } as const;

/**
 * What is known is filled in; what is left empty is not sent, and the agent asks for what it still misses. So a
 * customer who already wrote the name types only the address.
 */
export function ContactForm() {
  const { chat, state, texts, busy, focusComposer } = useView();
  const [values, setValues] = useState<Partial<Record<Field, string>>>(() => {
    const { name, email, phone } = chat.userContext();
    return { name: name ?? '', email: email ?? '', phone: phone ?? '' };
  });
  const [wrong, setWrong] = useState<{ field: Field; text: string } | null>(null);
  const fields = fieldsToAsk(state.config?.contactFields ?? []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = fields.flatMap(({ field }) => {
      const value = values[field]?.trim();
      return value ? [[field, value] as const] : [];
    });
    const contact = Object.fromEntries(given);
    const problem =
      contact.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email)
        ? { field: 'email' as const, text: texts.emailInvalid }
        : given.length === 0
          ? { field: 'name' as const, text: texts.contactEmpty }
          : null;
    setWrong(problem);
    if (problem) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${problem.field}]`)?.focus();
      return;
    }
    chat.sendContact(given.map(([, value]) => value).join(', '), contact);
    focusComposer();
  };

  return (
    <form
      className="sheet contact"
      part="contact"
      aria-label={texts.contactTitle}
      noValidate
      onSubmit={submit}
    >
      <h3>{texts.contactTitle}</h3>
      {fields.map(({ field, required }) => {
        const isWrong = wrong?.field === field;
        return (
          <div className={isWrong ? 'field wrong' : 'field'} key={field}>
            <label htmlFor={`contact-${field}`}>
              {texts[field]} {!required && <span>({texts.optional})</span>}
            </label>
            <InputBase
              id={`contact-${field}`}
              name={field}
              type={inputType[field]}
              autoComplete={autocomplete[field]}
              value={values[field]}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
              inputProps={{
                maxLength: 120,
                dir: 'auto',
                'aria-invalid': isWrong || undefined,
                'aria-describedby': isWrong ? `contact-${field}-error` : undefined,
              }}
            />
            {isWrong && (
              <p className="error" role="alert" id={`contact-${field}-error`}>
                {wrong?.text}
              </p>
            )}
          </div>
        );
      })}
      <Button variant="contained" type="submit" disabled={busy}>
        {texts.contactSubmit}
      </Button>
      <p className="hint">{texts.contactHint}</p>
    </form>
  );
}

function fieldsToAsk(asked: readonly { field: string; required: boolean }[]) {
  const others = asked.filter(({ field }) => field === 'email' || field === 'phone');
  return [{ field: 'name', required: true }, ...others] as { field: Field; required: boolean }[];
}
