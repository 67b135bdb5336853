import { useRead } from '../../shared/api/hooks.ts';
import { Loaded } from '../../shared/components/states.tsx';
import { readSettings } from '../../shared/requests/settings.ts';
import { SettingsForm } from './settings-page.tsx';

export function Component() {
  const settings = useRead(readSettings, {});
  return <Loaded query={settings}>{({ settings }) => <SettingsForm settings={settings} />}</Loaded>;
}
