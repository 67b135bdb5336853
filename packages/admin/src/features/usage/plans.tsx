import type { Plan, PlanOffer, Usage } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { Section } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { planNames } from './months.ts';
import { changePlan } from './requests.ts';
import { usageTexts } from './texts/index.ts';

/** What each plan holds; to change it here, or how else. */
export function Plans({
  plans,
  current,
  canChange,
}: {
  readonly plans: readonly PlanOffer[];
  readonly current: Usage;
  readonly canChange: boolean;
}) {
  const t = useTexts(usageTexts);
  const { lang } = useLanguage();
  const isOwner = useMay('billing');
  const confirm = useConfirm();
  const toasts = useToasts();
  const write = useWrite(changePlan);
  const number = new Intl.NumberFormat(lang);
  const amount = (limit: number | null | undefined) =>
    limit === null || limit === undefined ? t.noLimit : number.format(limit);

  async function choose(plan: Plan) {
    const yes = await confirm({
      title: t.changeTitle(planNames[plan]),
      text: t.changeText,
      yes: t.change(planNames[plan]),
    });
    if (!yes) return;
    write.mutate(
      { plan },
      { onSuccess: () => toasts.done(t.changed(planNames[plan])), onError: (error) => toasts.failed(error) },
    );
  }

  return (
    <Section title={t.plansTitle}>
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { sm: '1fr 1fr', lg: 'repeat(4, 1fr)' },
        }}
      >
        {plans.map(({ plan, limits }) => {
          const isCurrent = plan === current.plan;
          return (
            <Box
              key={plan}
              component="li"
              sx={{
                border: isCurrent ? 2 : 1,
                borderColor: isCurrent ? 'primary.main' : 'divider',
                borderRadius: 2,
                p: 2,
                display: 'flex',
                flexDirection: 'column',
                gap: 1,
              }}
            >
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: 28 }}>
                <Typography variant="h3">{planNames[plan]}</Typography>
                {isCurrent && <Chip size="small" color="primary" variant="outlined" label={t.yours} />}
              </Box>
              <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.5, fontSize: '0.875rem', flex: 1 }}>
                <Row name={t.messagesMonth} value={amount(limits.messagesPerMonth)} />
                <Row name={t.bookingsMonth} value={amount(limits.bookingsPerMonth)} />
                <Row name={t.providers} value={amount(limits.providers)} />
                <Row name={t.rate} value={amount(limits.requestsPerMinutePerKey)} />
                <Row name={t.modes} value={limits.agentModes.map((mode) => t.mode[mode]).join(', ')} />
              </Box>
              {canChange && !isCurrent && (
                <Button
                  variant="outlined"
                  size="small"
                  disabled={write.isPending}
                  onClick={() => void choose(plan)}
                >
                  {t.change(planNames[plan])}
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
      {!canChange && (
        <Alert severity="info" variant="outlined">
          {isOwner ? t.askOperator : t.askOwner}
        </Alert>
      )}
    </Section>
  );
}

const Row = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {name}
    </Box>
    <Box component="dd" sx={{ m: 0, fontWeight: 600, textAlign: 'right' }}>
      {value}
    </Box>
  </Box>
);
