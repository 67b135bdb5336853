import type { Key, Write } from './db.ts';
import type { TableName } from './tables.ts';

/** Sets the named attributes and version + 1, if the item still has `version`. */
export function versionedUpdate(
  table: TableName,
  key: Key,
  version: number,
  change: object,
): Extract<Write, { type: 'update' }> {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  return {
    type: 'update',
    table,
    key,
    change: {
      text: `SET ${[...fields.map((_, at) => `#f${at} = :f${at}`), '#version = :next'].join(', ')}`,
      names: {
        '#version': 'version',
        ...Object.fromEntries(fields.map(([name], at) => [`#f${at}`, name])),
      },
      values: {
        ':next': version + 1,
        ...Object.fromEntries(fields.map(([, value], at) => [`:f${at}`, value])),
      },
    },
    condition: { text: '#version = :was', values: { ':was': version } },
  };
}
