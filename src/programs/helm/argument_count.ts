import type { Call } from "../program.ts";

/** How many arguments a command takes. */
export interface ArgumentCount {
  readonly least: number;
  /** Absent: any number. */
  readonly most?: number;
  /** As the usage line prints it, such as `RELEASE_NAME [flags]`. */
  readonly usage: string;
}

/** @throws {Error} in Helm's words. Source: helm.sh/helm/v4, pkg/cmd/require/args.go */
export function requireArguments({ args, path }: Call, { least, most, usage }: ArgumentCount): void {
  if (args.length >= least && args.length <= (most ?? Infinity)) return;
  const name = JSON.stringify(path);
  const refuse = (what: string): never => {
    throw new Error(`${name} ${what}\n\nUsage:  ${path} ${usage}`);
  };
  if (most === 0) refuse("accepts no arguments");
  if (least === most) refuse(`requires ${least} ${least === 1 ? "argument" : "arguments"}`);
  if (args.length < least) refuse(`requires at least ${least} ${least === 1 ? "argument" : "arguments"}`);
  refuse(`accepts at most ${most} ${most === 1 ? "argument" : "arguments"}`);
}
