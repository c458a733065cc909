/** Lines of Celery's log: `[2026-11-22 11:33:04,120: INFO/MainProcess] …` */
import type { Process } from "../../host/process.ts";

const LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];

export class CeleryLog {
  readonly #process: Process;
  readonly #least: number;

  constructor(process: Process, level: string) {
    this.#process = process;
    this.#least = LEVELS.indexOf(level.toUpperCase());
  }

  tell(level: string, from: string, text: string): void {
    if (LEVELS.indexOf(level) < this.#least) return;
    const stamp = new Date(this.#process.machine.now()).toISOString().replace("T", " ").replace(".", ",")
      .slice(0, 23);
    this.#process.err(`[${stamp}: ${level}/${from}] ${text}\n`);
  }
}

export function isLevel(text: string): boolean {
  return LEVELS.includes(text.toUpperCase());
}
