/** What ends tar at once, with all that it says. */
export class TarFailure extends Error {
  /** Whole lines. */
  readonly told: string;

  constructor(message?: string, isOver = false) {
    super(message);
    this.name = "TarFailure";
    const lines = [...(message === undefined ? [] : [message]), ...(isOver ? [OVER] : [])];
    this.told = lines.map((line) => `tar: ${line}\n`).join("");
  }

  static ofOpening(name: string, why: string): TarFailure {
    return new TarFailure(`${name}: Cannot open: ${why}`, true);
  }

  /** A program that it needs is not there. */
  static ofChild(program: string): TarFailure {
    const failure = new TarFailure("Child returned status 2", true);
    const child = [`${program}: Cannot exec: No such file or directory`, OVER];
    return Object.assign(failure, {
      told: child.map((line) => `tar (child): ${line}\n`).join("") + failure.told,
    });
  }
}

const OVER = "Error is not recoverable: exiting now";
