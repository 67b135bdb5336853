import type { FieldErrors } from '../../shared/forms/use-form.ts';
import type { AgentValues } from './agent-form.ts';

/** What every section of the form is given. */
export interface Fields {
  readonly values: AgentValues;
  readonly errors: FieldErrors;
  readonly set: <Name extends keyof AgentValues>(name: Name, value: AgentValues[Name]) => void;
  readonly disabled: boolean;
}
