import type { AdminProvider, AdminService, HoursOwnerKind } from '@booking-chat/schema/generated/types';
import TextField from '@mui/material/TextField';
import { useNavigate } from 'react-router';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { hoursTexts } from './texts/index.ts';

const paths: Readonly<Record<HoursOwnerKind, string>> = {
  TENANT: '/hours',
  PROVIDER: '/hours/provider',
  SERVICE: '/hours/service',
};

/** Whose hours: the business's, or one of those who may have their own. */
export function OwnerPicker({
  kind,
  id,
  providers,
  services,
}: {
  readonly kind: HoursOwnerKind;
  readonly id: string | null;
  readonly providers: readonly AdminProvider[];
  readonly services: readonly AdminService[];
}) {
  const t = useTexts(hoursTexts);
  const navigate = useNavigate();
  return (
    <TextField
      select
      label={t.whose}
      value={id ? `${paths[kind]}/${id}` : paths[kind]}
      onChange={(event) => navigate(event.target.value)}
      sx={{ maxWidth: { sm: 360 }, mb: 2 }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value={paths.TENANT}>{t.theBusiness}</option>
      <optgroup label={t.groupTeam}>
        {providers.map(({ providerId, title, name, ownHours }) => (
          <option key={providerId} value={`${paths.PROVIDER}/${providerId}`}>
            {`${[title, name].filter(Boolean).join(' ')}${ownHours ? ' •' : ''}`}
          </option>
        ))}
      </optgroup>
      <optgroup label={t.groupServices}>
        {services.map(({ serviceId, name }) => (
          <option key={serviceId} value={`${paths.SERVICE}/${serviceId}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </TextField>
  );
}
