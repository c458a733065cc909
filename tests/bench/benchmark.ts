/** What a benchmark is, and the page its figures are written on. */
import { readable, summarize } from "./statistics.ts";

export interface Benchmark {
  /** One word, for `--only`. */
  name: string;
  summary: string;
  /** Measures and writes down. Ends what it started, also when the signal is aborted. */
  run(page: Page, signal: AbortSignal): Promise<void>;
}

/** What a figure should be. Missing it is told, and fails nothing. */
export interface Aim {
  /** Which of the figures; default the median. */
  of?: "median" | "p99";
  atMost?: number;
  atLeast?: number;
}

export type Unit = "ms" | "MB" | "/s" | "%" | "";

export class Page {
  constructor(readonly print: (line: string) => void) {}

  /** Many measurements of one thing. */
  spread(label: string, samples: readonly number[], unit: Unit, aim: Aim = {}): void {
    const { min, median, p99, max, count } = summarize(samples);
    const figures = `median ${readable(median)} ${unit}   p99 ${readable(p99)}   min ${readable(min)}` +
      `   max ${readable(max)}   (${count} times)`;
    this.print(
      `${label.padEnd(LABEL_WIDTH)} ${figures}${verdict(aim.of === "p99" ? p99 : median, aim, unit)}`,
    );
  }

  /** One measurement, or what several come to. */
  figure(label: string, value: number, unit: Unit, aim: Aim = {}): void {
    this.print(`${label.padEnd(LABEL_WIDTH)} ${readable(value)} ${unit}${verdict(value, aim, unit)}`);
  }

  note(text: string): void {
    this.print(text);
  }
}

const LABEL_WIDTH = 44;

function verdict(value: number, { of, atMost, atLeast }: Aim, unit: Unit): string {
  if (atMost === undefined && atLeast === undefined) return "";
  const wanted = atMost === undefined ? `at least ${readable(atLeast!)}` : `at most ${readable(atMost)}`;
  const isMet = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  return `   ${isMet ? "✓" : "✗ MISSED:"} ${of === "p99" ? "p99 " : ""}${wanted} ${unit}`.trimEnd();
}
