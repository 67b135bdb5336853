import type { ConversationStatus } from '@booking-chat/schema/generated/types';
import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import BackHand from '@mui/icons-material/BackHandOutlined';
import SupportAgent from '@mui/icons-material/SupportAgentOutlined';
import Chip from '@mui/material/Chip';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { conversationTexts } from './texts/index.ts';

const looks = {
  AGENT: { icon: <AutoAwesome />, color: 'default', variant: 'outlined' },
  WAITING: { icon: <BackHand />, color: 'warning', variant: 'outlined' },
  PERSON: { icon: <SupportAgent />, color: 'primary', variant: 'outlined' },
} as const;

/** Who has to act, in words and not by colour alone. */
export function StatusChip({
  status,
  label,
}: {
  readonly status: ConversationStatus;
  readonly label?: string;
}) {
  const t = useTexts(conversationTexts);
  return <Chip size="small" {...looks[status]} label={label ?? t.status[status]} />;
}
