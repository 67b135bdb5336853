/** A stored record as plain data: strings, finite numbers, booleans, nulls, bytes, lists and maps of them. */
export type Item = Record<string, unknown>;
export type Attributes = Record<string, Attribute>;
/** As written in JSON, where bytes are base64; the SDK's clients give them as they are. */
export interface Attribute {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly B?: string | Uint8Array;
  readonly L?: readonly Attribute[];
  readonly M?: Attributes;
}

/** Leaves out what is undefined: DynamoDB has no such value, and an absent attribute keeps an item out of an index. */
export function toAttributes(item: object): Attributes {
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(item))
    if (value !== undefined) attributes[name] = toAttribute(value);
  return attributes;
}

export function fromAttributes(attributes: Attributes): Item {
  const item: Item = {};
  for (const name in attributes) item[name] = fromAttribute(attributes[name] as Attribute);
  return item;
}

export function toAttribute(value: unknown): Attribute {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Buffer.isBuffer(value)) return { B: value.toString('base64') };
  if (Array.isArray(value)) return { L: value.map(toAttribute) };
  if (typeof value === 'object') return { M: toAttributes(value) };
  throw new TypeError(`a ${typeof value} cannot be stored`);
}

function fromAttribute(attribute: Attribute): unknown {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL !== undefined) return null;
  if (attribute.L !== undefined) return attribute.L.map(fromAttribute);
  if (attribute.M !== undefined) return fromAttributes(attribute.M);
  if (attribute.B !== undefined)
    return typeof attribute.B === 'string' ? Buffer.from(attribute.B, 'base64') : Buffer.from(attribute.B);
  throw new TypeError(`unexpected attribute: ${Object.keys(attribute)}`);
}
