import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { isSame } from './same.ts';

/** Message by field; a field may be a path: `rules.horizonDays`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A thing as it is stored. Version 0: not yet. */
export interface Versioned<Values> {
  readonly version: number;
  readonly values: Values;
}

export interface Form<Values> {
  readonly values: Values;
  /** What the edit began from, and its version. */
  readonly base: Values;
  readonly version: number;
  readonly errors: FieldErrors;
  readonly isDirty: boolean;
  /** These values were typed earlier and not saved. */
  readonly isRestored: boolean;
  set<Name extends keyof Values>(name: Name, value: Values[Name]): void;
  change(values: Values): void;
  /** Back to what is stored. */
  discard(): void;
  /** Saved: what was typed is what is stored. */
  saved(stored: Versioned<Values>): void;
  /** Runs the checks and shows what they say; true: nothing to say. */
  check(): boolean;
  /** Puts the API's refusal at its field; false: it is about none of them, tell it another way. */
  refused(error: unknown): boolean;
}

/**
 * Values of a form with their checks, the API's refusals by field, and a draft in this tab.
 *
 *     const form = useForm({ stored: { version, values }, draft: `service.${id}`, check: checkService })
 *
 * `stored` may change while one edits: what was typed stays, with the version it was typed on. Keep `check` outside the
 * component or in a useCallback. `draft` names this edit; null: keep none.
 */
export function useForm<Values extends object>({
  stored,
  draft,
  check = () => ({}),
}: {
  readonly stored: Versioned<Values>;
  readonly draft: string | null;
  readonly check?: (values: Values) => FieldErrors;
}): Form<Values> {
  const [restored] = useState(() => (draft ? readDraft<Values>(draft) : null));
  const [base, setBase] = useState<Versioned<Values>>(restored?.base ?? stored);
  const [values, setValues] = useState<Values>(restored?.values ?? stored.values);
  const [errors, setErrors] = useState<FieldErrors>({});
  const isDirty = !isSame(values, base.values);

  // Nothing typed: follow what is stored.
  useEffect(() => {
    if (isDirty || isSame(stored, base)) return;
    setBase(stored);
    setValues(stored.values);
  }, [stored, base, isDirty]);

  useEffect(() => {
    if (!draft) return;
    if (isDirty) keepDraft(draft, base, values);
    else dropDraft(draft);
  }, [draft, base, values, isDirty]);

  const withoutError = useCallback(
    (name: string) =>
      setErrors((former) =>
        Object.fromEntries(
          Object.entries(former).filter(([path]) => path !== name && !path.startsWith(`${name}.`)),
        ),
      ),
    [],
  );

  return useMemo<Form<Values>>(
    () => ({
      values,
      base: base.values,
      version: base.version,
      errors,
      isDirty,
      isRestored: restored !== null && isDirty,
      set(name, value) {
        setValues((former) => ({ ...former, [name]: value }));
        withoutError(String(name));
      },
      change(next) {
        setValues(next);
        setErrors({});
      },
      discard() {
        setBase(stored);
        setValues(stored.values);
        setErrors({});
      },
      saved(next) {
        setBase(next);
        setValues(next.values);
        setErrors({});
        if (draft) dropDraft(draft);
      },
      check() {
        const found = check(values);
        setErrors(found);
        focusFirst(found);
        return Object.keys(found).length === 0;
      },
      refused(error) {
        if (!(error instanceof ApiError) || error.field === null) return false;
        const path = error.field;
        const name = path.split(/[.[]/)[0] as string;
        if (!(name in values)) return false;
        const found = { [path]: error.info.remedy ? `${error.message} ${error.info.remedy}` : error.message };
        setErrors(found);
        focusFirst(found);
        return true;
      },
    }),
    [values, base, errors, isDirty, restored, stored, draft, check, withoutError],
  );
}

/** To where the first problem is; one that belongs to no field marks its text with `data-problem` and can be focused. */
function focusFirst(errors: FieldErrors): void {
  if (Object.keys(errors).length === 0) return;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus(),
  );
}
