/**
 * The lines of a log that are kept, in the order of their times, and how many had to go. Immutable: lines stand in
 * blocks that versions share, so that adding some costs as much as they are, however many there are already.
 */
import { compareLines, type LogLine } from "./log_line.ts";

export interface LogBuffer {
  readonly length: number;
  /** Lines that were there once and were dropped to make room. */
  readonly dropped: number;
  /** UTF-16 units of all texts. */
  readonly characters: number;
  readonly blocks: readonly (readonly LogLine[])[];
  /** Lines of the first block that are not there any more. */
  readonly skipped: number;
}

export const emptyLog: LogBuffer = { length: 0, dropped: 0, characters: 0, blocks: [], skipped: 0 };

/** However few lines they are, more text than this is not kept: 64 Mi UTF-16 units. */
export const mostCharacters = 64 << 20;
const blockLength = 512;

export function lineAt({ blocks, skipped, length }: LogBuffer, index: number): LogLine | undefined {
  if (index < 0 || index >= length) return undefined;
  const place = skipped + index;
  return blocks[Math.floor(place / blockLength)]![place % blockLength];
}

/**
 * Adds lines where their times put them; of more than `limit` the oldest are dropped. `isAppended`: they all came
 * after what was there.
 */
export function added(
  log: LogBuffer,
  lines: readonly LogLine[],
  limit: number,
): { log: LogBuffer; lines: readonly LogLine[]; isAppended: boolean } {
  const sorted = isSorted(lines) ? lines : lines.toSorted(compareLines);
  const last = lineAt(log, log.length - 1);
  if (!last || sorted.length === 0 || compareLines(last, sorted[0]!) <= 0) {
    return { log: trimmed(pushed(log, sorted), limit), lines: sorted, isAppended: true };
  }
  const from = placeOf(log, sorted[0]!);
  const later = [...linesFrom(log, from)];
  const merged = [...later, ...sorted].sort(compareLines);
  return { log: trimmed(pushed(cutAt(log, from), merged), limit), lines: sorted, isAppended: false };
}

/** The index of the first line that is not before this one. */
export function placeOf(log: LogBuffer, line: LogLine): number {
  let [low, high] = [0, log.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareLines(lineAt(log, middle)!, line) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines from an index on. */
export function* linesFrom(log: LogBuffer, index = 0): Generator<LogLine> {
  for (let at = Math.max(0, index); at < log.length; at++) yield lineAt(log, at)!;
}

/** Without the first `count` lines. */
export function droppedFirst(log: LogBuffer, count: number): LogBuffer {
  if (count <= 0) return log;
  let { characters } = log;
  for (let index = 0; index < count; index++) characters -= lineAt(log, index)?.text.length ?? 0;
  const length = Math.max(0, log.length - count);
  const gone = log.length - length;
  const skipped = log.skipped + gone;
  const blocks = Math.floor(skipped / blockLength);
  return {
    length,
    dropped: log.dropped + gone,
    characters,
    blocks: length === 0 ? [] : log.blocks.slice(blocks),
    skipped: length === 0 ? 0 : skipped % blockLength,
  };
}

function pushed(log: LogBuffer, lines: readonly LogLine[]): LogBuffer {
  if (lines.length === 0) return log;
  const blocks = [...log.blocks];
  let block = [...blocks.at(-1)?.length === blockLength ? [] : blocks.pop() ?? []];
  let { characters } = log;
  for (const line of lines) {
    if (block.length === blockLength) {
      blocks.push(block);
      block = [];
    }
    block.push(line);
    characters += line.text.length;
  }
  blocks.push(block);
  return { ...log, blocks, characters, length: log.length + lines.length };
}

function cutAt(log: LogBuffer, index: number): LogBuffer {
  let { characters } = log;
  for (const line of linesFrom(log, index)) characters -= line.text.length;
  const place = log.skipped + index;
  const whole = Math.floor(place / blockLength);
  const rest = log.blocks[whole]?.slice(0, place % blockLength) ?? [];
  const blocks = [...log.blocks.slice(0, whole), ...(rest.length > 0 ? [rest] : [])];
  return { ...log, blocks, characters, length: index };
}

function trimmed(log: LogBuffer, limit: number): LogBuffer {
  let count = Math.max(0, log.length - limit);
  let { characters } = log;
  for (let index = 0; index < count; index++) characters -= lineAt(log, index)!.text.length;
  while (characters > mostCharacters && count < log.length - 1) {
    characters -= lineAt(log, count++)!.text.length;
  }
  return droppedFirst(log, count);
}

function isSorted(lines: readonly LogLine[]): boolean {
  return lines.every((line, index) => index === 0 || compareLines(lines[index - 1]!, line) <= 0);
}
