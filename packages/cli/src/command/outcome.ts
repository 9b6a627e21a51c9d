import type { PlumblineError } from '@plumbline/contracts/errors';
import type { ReplyWarning } from '@plumbline/contracts';

/** How a command ended. `text` is what people read on stdout, `data` what programs read. */
export type Outcome =
  | {
      readonly ok: true;
      readonly data: unknown;
      readonly text: readonly string[];
      readonly warnings?: readonly ReplyWarning[];
    }
  | {
      readonly ok: false;
      readonly error: PlumblineError;
      readonly text?: readonly string[];
      readonly warnings?: readonly ReplyWarning[];
    };
