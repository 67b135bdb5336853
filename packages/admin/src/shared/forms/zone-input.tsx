import { useMemo } from 'react';
import type { FieldProps } from './fields.tsx';
import { PickInput } from './pick-input.tsx';

/** One of the zones that this browser knows, by any part of its name. */
export function ZoneInput(
  props: FieldProps & { readonly value: string; readonly onChange: (zone: string) => void },
) {
  const { value } = props;
  const zones = useMemo(
    () =>
      [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value])]
        .sort()
        .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [value],
  );
  return <PickInput {...props} options={zones} />;
}
