import type { Span } from "./syntax.ts";
import type { Scope, Steps } from "./value.ts";

/** What is being evaluated: a traceback says where. */
export interface Frame {
  scope: Scope;
  name: string;
  at: Span;
  /** What the generator that it runs in was sent. */
  generator?: Steps;
}
