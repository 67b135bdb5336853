import { LoadingRows } from '../../shared/components/states.tsx';

export function Component() {
  return <LoadingRows />;
}
