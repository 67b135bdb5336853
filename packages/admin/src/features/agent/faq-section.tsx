import Add from '@mui/icons-material/Add';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Section, TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import type { FaqValues } from './agent-form.ts';
import type { Fields } from './fields.ts';
import { agentTexts } from './texts/index.ts';

const most = 200;

/** What customers ask besides times and prices. Closed entries show their question only. */
export function FaqSection({ values, errors, set, disabled }: Fields) {
  const t = useTexts(agentTexts);
  const shared = useSharedTexts();
  const { faq } = values;
  const [open, setOpen] = useState<number | null>(null);
  const change = (at: number, changes: Partial<FaqValues>) =>
    set(
      'faq',
      faq.map((entry, place) => (place === at ? { ...entry, ...changes } : entry)),
    );
  return (
    <Section title={t.labels.faq} intro={t.faqIntro}>
      <Box>
        {faq.map((entry, at) => {
          const isWrong = Object.keys(errors).some((field) => field.startsWith(`faq.${at}.`));
          return (
            <Accordion
              // biome-ignore lint/suspicious/noArrayIndexKey: new entries have no id yet, and entries are not moved
              key={at}
              disableGutters
              elevation={0}
              expanded={open === at || isWrong}
              onChange={(_event, isOpen) => setOpen(isOpen ? at : null)}
              slotProps={{ heading: { component: 'h3' }, transition: { unmountOnExit: true } }}
              sx={{ border: 1, borderColor: 'divider', '&:not(:last-of-type)': { borderBottom: 0 } }}
            >
              <AccordionSummary expandIcon={<ExpandMore />}>
                <Typography component="span" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>
                  {entry.question.trim() || t.newQuestion}
                </Typography>
              </AccordionSummary>
              <AccordionDetails sx={{ display: 'grid', gap: 2 }}>
                <TextInput
                  label={t.question}
                  value={entry.question}
                  onChange={(question) => change(at, { question })}
                  error={errors[`faq.${at}.question`]}
                  maxLength={200}
                  disabled={disabled}
                />
                <TextInput
                  label={t.alsoAsked}
                  help={t.alsoAskedHelp}
                  value={entry.alsoAsked}
                  onChange={(alsoAsked) => change(at, { alsoAsked })}
                  error={errors[`faq.${at}.alsoAsked`]}
                  rows={2}
                  disabled={disabled}
                />
                <TextInput
                  label={t.answer}
                  value={entry.answer}
                  onChange={(answer) => change(at, { answer })}
                  error={errors[`faq.${at}.answer`]}
                  rows={3}
                  maxLength={1_000}
                  disabled={disabled}
                />
                {!disabled && (
                  <Button
                    color="error"
                    size="small"
                    sx={{ justifySelf: 'start' }}
                    onClick={() => {
                      setOpen(null);
                      set(
                        'faq',
                        faq.filter((_one, place) => place !== at),
                      );
                    }}
                  >
                    {shared.remove}
                  </Button>
                )}
              </AccordionDetails>
            </Accordion>
          );
        })}
      </Box>
      {faq.length === 0 && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{t.noFaq}</Typography>
      )}
      {!disabled && faq.length < most && (
        <Button
          variant="outlined"
          startIcon={<Add />}
          sx={{ justifySelf: 'start' }}
          onClick={() => {
            set('faq', [...faq, { id: null, question: '', alsoAsked: '', answer: '' }]);
            setOpen(faq.length);
          }}
        >
          {t.addQuestion}
        </Button>
      )}
    </Section>
  );
}
