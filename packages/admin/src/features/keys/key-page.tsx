import type { ApiKey } from '@booking-chat/schema/generated/types';
import { useParams } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { BackLink } from '../../shared/components/back-link.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { allKeys, readKeys } from '../../shared/requests/keys.ts';
import { KeyEdit } from './key-edit.tsx';
import { keysTexts } from './texts/index.ts';

export function KeyPage() {
  const t = useTexts(keysTexts);
  const { keyId } = useParams();
  const query = useRead(readKeys, allKeys);
  const back = <BackLink to="/keys" text={t.title} />;
  return (
    <Loaded query={query}>
      {({ listApiKeys: { items } }) => {
        const apiKey = items.find((one) => one.keyId === keyId);
        return (
          <Page key={keyId} title={apiKey?.name ?? t.title} width="form" back={back}>
            {apiKey ? <KeyEdit apiKey={apiKey as ApiKey} /> : <Empty title={t.gone} />}
          </Page>
        );
      }}
    </Loaded>
  );
}
