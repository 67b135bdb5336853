import type { AdminCustomer } from '@booking-chat/schema/generated/types';
import Button from '@mui/material/Button';
import { ApiError } from '../../shared/api/api-error.ts';
import { useApi, useWrite } from '../../shared/api/hooks.ts';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { readCustomer, saveCustomer } from '../../shared/requests/customers.ts';
import { customerTexts } from './texts/index.ts';

/** Blocks or unblocks after saying what that means. Someone else's edit meanwhile stays, and so does the decision. */
export function BlockButton({
  customer,
  disabled,
}: {
  readonly customer: AdminCustomer;
  /** Unsaved changes are on the screen: they come first. */
  readonly disabled: boolean;
}) {
  const t = useTexts(customerTexts);
  const api = useApi();
  const confirm = useConfirm();
  const toasts = useToasts();
  const write = useWrite(saveCustomer);
  const { customerId, blocked } = customer;

  const save = ({ version, name }: AdminCustomer) =>
    write.mutateAsync({ input: { customerId, version, name, blocked: !blocked } });

  async function toggle() {
    const goOn = await confirm({
      title: blocked ? t.unblockTitle(customer.name) : t.blockTitle(customer.name),
      text: blocked ? t.unblockText : t.blockText,
      yes: blocked ? t.unblock : t.block,
      danger: !blocked,
    });
    if (!goOn) return;
    try {
      await save(customer).catch(async (error: unknown) => {
        if (!(error instanceof ApiError && error.isVersionConflict)) throw error;
        const { getCustomer: now } = await api.send(readCustomer, { customerId });
        if (!now) throw error;
        return save(now);
      });
      toasts.done(blocked ? t.unblockedNow : t.blockedNow);
    } catch (error) {
      toasts.failed(error);
    }
  }

  return (
    <Button
      variant="outlined"
      color={blocked ? 'primary' : 'error'}
      disabled={disabled || write.isPending}
      onClick={() => void toggle()}
    >
      {blocked ? t.unblock : t.block}
    </Button>
  );
}
