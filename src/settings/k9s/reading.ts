/** What reading one of k9s's files gives. */
import type { Path } from "../../shapes/check.ts";
import type { Assignment } from "../layer.ts";

export interface K9sNote {
  readonly at: Path;
  readonly isName?: boolean;
  readonly text: string;
  readonly kind: "left" | "mistake" | "taken";
}

/** Collects what a file sets and what could not be taken over. */
export class K9sReading {
  readonly assignments: Assignment[] = [];
  readonly notes: K9sNote[] = [];

  set(path: readonly string[], value: unknown, at: Path): void {
    this.assignments.push({ path, value, at });
    this.notes.push({ at, text: `taken over as ${path.join(".")}`, kind: "taken" });
  }

  /** k9s has it; here it is not there, or done another way. */
  leave(at: Path, text: string): void {
    this.notes.push({ at, isName: true, text, kind: "left" });
  }

  mistake(at: Path, text: string): void {
    this.notes.push({ at, text, kind: "mistake" });
  }
}
