/** Messages of work that takes a while, as the engine streams them (moby pkg/jsonmessage). */

export interface ProgressMessage {
  status?: string;
  id?: string;
  progressDetail?: { current?: number; total?: number };
  /** The bar as old clients show it. */
  progress?: string;
  /** What a build says. */
  stream?: string;
  aux?: Record<string, string>;
  error?: string;
  errorDetail?: { code?: number; message: string };
}

export type Report = (message: ProgressMessage) => void;

const BAR_WIDTH = 50;

/** How far something has come, with its bar. */
export function progressOf(status: string, id: string, done: number, all: number): ProgressMessage {
  // Clients read whole numbers only.
  const [current, total] = [Math.round(done), Math.round(all)];
  return { status, progressDetail: { current, total }, progress: bar(current, total), id };
}

/** A step that has no length. */
export function stepOf(status: string, id: string): ProgressMessage {
  return { status, progressDetail: {}, id };
}

/** `[=======>      ]  40.79MB/86.94MB` */
function bar(current: number, total: number): string {
  const filled = Math.min(BAR_WIDTH, Math.floor(current / total * 100 / 2));
  const cells = `${"=".repeat(filled)}>${" ".repeat(BAR_WIDTH - filled)}`;
  return `[${cells}] ${humanSize(current).padStart(8)}/${humanSize(total)}`;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Four digits that count, in steps of 1000 (go-units HumanSize). */
export function humanSize(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1000 && unit < UNITS.length - 1; unit++) value /= 1000;
  return `${Number(value.toPrecision(4))}${UNITS[unit]}`;
}

/** What ends a stream that cannot go on. */
export function errorOf(message: string, code?: number): ProgressMessage {
  return { errorDetail: { ...(code === undefined ? {} : { code }), message }, error: message };
}
