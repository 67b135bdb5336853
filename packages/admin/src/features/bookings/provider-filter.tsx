import type { AdminProvider } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { initials } from './provider-colors.ts';
import { bookingTexts } from './texts/index.ts';

/** Whose appointments are shown, and which mark is whose. Nobody chosen: everyone. */
export function ProviderFilter({
  providers,
  chosen,
  onChoose,
  withCancelled,
  onWithCancelled,
}: {
  readonly providers: readonly AdminProvider[];
  readonly chosen: readonly string[];
  readonly onChoose: (providerIds: readonly string[]) => void;
  readonly withCancelled: boolean;
  readonly onWithCancelled: (shown: boolean) => void;
}) {
  const t = useTexts(bookingTexts);
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Box
      role="group"
      aria-label={t.shownProviders}
      sx={{
        display: 'flex',
        gap: 0.75,
        mb: 1.5,
        mx: -2,
        px: 2,
        py: 0.5,
        flexWrap: { sm: 'wrap' },
        overflowX: { xs: 'auto', sm: 'visible' },
      }}
    >
      {providers.length > 1 && (
        <Choice pressed={chosen.length === 0} onClick={() => onChoose([])}>
          {t.everyone}
        </Choice>
      )}
      {providers.length > 1 &&
        providers.map(({ providerId, name }, index) => (
          <Choice key={providerId} pressed={chosen.includes(providerId)} onClick={() => toggle(providerId)}>
            <span className={`mark provider-${index % 8}`} aria-hidden>
              {initials(name)}
            </span>
            {name}
          </Choice>
        ))}
      <Choice pressed={withCancelled} onClick={() => onWithCancelled(!withCancelled)}>
        {t.withCancelled}
      </Choice>
    </Box>
  );
}

function Choice({
  pressed,
  onClick,
  children,
}: {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ButtonBase
      aria-pressed={pressed}
      onClick={onClick}
      sx={{
        flex: 'none',
        gap: 0.75,
        px: 1.25,
        minHeight: { xs: 40, sm: 32 },
        borderRadius: 2,
        border: 1,
        fontSize: '0.8125rem',
        fontFamily: 'inherit',
        borderColor: pressed ? 'primary.main' : 'divider',
        fontWeight: pressed ? 600 : 450,
        bgcolor: pressed
          ? 'color-mix(in srgb, var(--mui-palette-primary-main) 12%, transparent)'
          : 'background.paper',
      }}
    >
      {children}
    </ButtonBase>
  );
}
