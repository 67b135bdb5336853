import Avatar from '@mui/material/Avatar';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import type { Provider } from '../../../../schema/src/generated/types.ts';
import { Icon } from './icons.tsx';
import { useView } from './view.ts';

export function ProviderCards({ providers, anyone }: { providers: readonly Provider[]; anyone: boolean }) {
  const { chat, texts, busy, focusComposer } = useView();
  const choose = (name: string, providerId: string) => () => {
    chat.send(name, { providerId });
    focusComposer();
  };
  return (
    <ul className="cards" aria-label={texts.providers}>
      {providers.map((provider) => (
        <Card component="li" key={provider.providerId} part="card">
          <CardActionArea disabled={busy} onClick={choose(provider.name, provider.providerId)}>
            <Avatar src={provider.photoUrl ?? undefined} alt="">
              {initials(provider.name)}
            </Avatar>
            <span className="card-text">
              <b>{[provider.title, provider.name].filter(Boolean).join(' ')}</b>
              {provider.bio && <small>{provider.bio}</small>}
            </span>
          </CardActionArea>
        </Card>
      ))}
      {anyone && providers.length > 1 && (
        <Card component="li" part="card">
          <CardActionArea disabled={busy} onClick={choose(texts.anyProvider, 'any')}>
            <Avatar>
              <Icon name="people" />
            </Avatar>
            <span className="card-text">
              <b>{texts.anyProvider}</b>
              <small>{texts.anyProviderHint}</small>
            </span>
          </CardActionArea>
        </Card>
      )}
    </ul>
  );
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .slice(0, 2)
    .join('') || name.slice(0, 1).toUpperCase();
