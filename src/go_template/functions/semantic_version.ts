/** Versions and constraints on them. Source of the rules: github.com/Masterminds/semver/v3. */
import { goQuote } from "../quoting.ts";
import { FunctionError } from "../template_error.ts";
import { compareText, type GoFunction, goFunction, GoNumber, GoObject, type GoValue } from "../value.ts";

export class SemanticVersion extends GoObject {
  readonly type = "*semver.Version";
  readonly kind = "pointer";
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;

  constructor(
    original: string,
    numbers: readonly [bigint, bigint, bigint],
    prerelease: string,
    metadata: string,
  ) {
    super();
    this.original = original;
    this.numbers = numbers;
    this.prerelease = prerelease;
    this.metadata = metadata;
  }

  override text(): string {
    return this.numbers.join(".") + (this.prerelease && `-${this.prerelease}`) +
      (this.metadata && `+${this.metadata}`);
  }

  override underlying(): GoValue {
    return this.text();
  }

  override method(name: string): GoFunction | undefined {
    const [major, minor, patch] = this.numbers;
    const uint64 = (value: bigint) => goFunction("", () => new GoNumber("uint64", value));
    const next = (...numbers: [bigint, bigint, bigint]) =>
      goFunction("", () => new SemanticVersion("", numbers, "", ""));
    const patched = this.prerelease ? patch : patch + 1n;
    const compare = (test: (order: number) => boolean) =>
      goFunction("*semver.Version", (other: SemanticVersion) => test(compareVersions(this, other)));
    const methods: Record<string, () => GoFunction> = {
      Major: () => uint64(major),
      Minor: () => uint64(minor),
      Patch: () => uint64(patch),
      Prerelease: () => goFunction("", () => this.prerelease),
      Metadata: () => goFunction("", () => this.metadata),
      Original: () => goFunction("", () => this.original),
      String: () => goFunction("", () => this.text()),
      IncMajor: () => next(major + 1n, 0n, 0n),
      IncMinor: () => next(major, minor + 1n, 0n),
      IncPatch: () => next(major, minor, patched),
      Equal: () => compare((order) => order === 0),
      LessThan: () => compare((order) => order < 0),
      GreaterThan: () => compare((order) => order > 0),
      Compare: () =>
        goFunction("*semver.Version", (other: SemanticVersion) => BigInt(compareVersions(this, other))),
    };
    return Object.hasOwn(methods, name) ? methods[name]!() : undefined;
  }
}

export const versionFunctions: Record<string, GoFunction> = {
  semver: goFunction("string", parseVersion),
  semverCompare: goFunction("string, string", (constraint: string, version: string) => {
    const check = parseConstraint(constraint);
    return check(parseVersion(version));
  }),
};

const versionPattern =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Also `v1.2` and `1`. @throws {FunctionError} in the original's words */
export function parseVersion(text: string): SemanticVersion {
  const found = versionPattern.exec(text);
  if (!found || /(^|\.)0\d+(\.|$)/.test(found[4] ?? "")) throw new FunctionError("invalid semantic version");
  const [, major, minor = "0", patch = "0", prerelease = "", metadata = ""] = found;
  return new SemanticVersion(text, [BigInt(major!), BigInt(minor), BigInt(patch)], prerelease, metadata);
}

/** The order of two versions; what was built from is no part of it. */
export function compareVersions(left: SemanticVersion, right: SemanticVersion): -1 | 0 | 1 {
  for (let at = 0; at < 3; at++) {
    if (left.numbers[at]! !== right.numbers[at]!) return left.numbers[at]! < right.numbers[at]! ? -1 : 1;
  }
  if (left.prerelease === right.prerelease) return 0;
  if (!left.prerelease || !right.prerelease) return left.prerelease ? -1 : 1;
  const a = left.prerelease.split("."), b = right.prerelease.split(".");
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = comparePart(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(left: string | undefined, right: string | undefined): -1 | 0 | 1 {
  if (left === right) return 0;
  if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
  const isNumber = [left, right].map((part) => /^\d+$/.test(part));
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  if (isNumber[0]) return BigInt(left) < BigInt(right) ? -1 : 1;
  return compareText(left, right) < 0 ? -1 : 1;
}

type Check = (version: SemanticVersion) => boolean;

/** `>= 1.2, < 2 || ~3.1`. @throws {FunctionError} in the original's words */
export function parseConstraint(text: string): Check {
  const alternatives = text.split("||").map((alternative) => {
    const ranges = alternative.replace(
      /\s*(\S+)\s+-\s+(\S+)\s*/g,
      (_, from: string, to: string) => ` >=${from}, <=${to} `,
    );
    if (!/^(\s*(?:[=!<>~^]*|=>|=<)\s*v?[0-9xX*]+[^\s,]*\s*,?)+\s*$/.test(ranges)) {
      throw new FunctionError(`improper constraint: ${goQuote(text)}`);
    }
    const parts = ranges.match(/(?:[=!<>~^]+\s*)?v?[0-9xX*][^\s,]*/g) ?? [];
    return parts.map((part) => singleConstraint(part, text));
  });
  return (version) => alternatives.some((checks) => checks.every((check) => check(version)));
}

const constraintPattern =
  /^(=|==|!=|>|<|>=|=>|<=|=<|~|~>|\^|)\s*v?([0-9]+|[xX*])(?:\.([0-9]+|[xX*]))?(?:\.([0-9]+|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

function singleConstraint(part: string, whole: string): Check {
  const found = constraintPattern.exec(part);
  if (!found) throw new FunctionError(`improper constraint: ${goQuote(whole)}`);
  const [, operator, ...rest] = found;
  const given = rest.slice(0, 3).map((number) =>
    number === undefined || /[xX*]/.test(number) ? undefined : BigInt(number)
  );
  const prerelease = rest[3] ?? "";
  const from = new SemanticVersion("", [given[0] ?? 0n, given[1] ?? 0n, given[2] ?? 0n], prerelease, "");
  // How many of the three numbers are said; the rest may be anything.
  const said = given.findIndex((number) => number === undefined);
  const constraint = { from, said: said < 0 ? 3 : said };
  const check = operators[operator!]!;
  return (version) => {
    // Versions before a release only count where the constraint names one.
    if (version.prerelease && !prerelease && operator !== "!=") return false;
    return check(version, constraint);
  };
}

interface Constraint {
  from: SemanticVersion;
  said: number;
}

type Operator = (version: SemanticVersion, constraint: Constraint) => boolean;

function matchesSaid(version: SemanticVersion, { from, said }: Constraint): boolean {
  return from.numbers.slice(0, said).every((number, at) => version.numbers[at] === number);
}

const equal: Operator = (version, constraint) =>
  constraint.said < 3 ? tilde(version, constraint) : compareVersions(version, constraint.from) === 0;
const tilde: Operator = (version, constraint) => {
  if (compareVersions(version, constraint.from) < 0) return false;
  return matchesSaid(version, { from: constraint.from, said: Math.min(constraint.said, 2) });
};
const caret: Operator = (version, constraint) => {
  const { from, said } = constraint;
  if (compareVersions(version, from) < 0) return false;
  if (from.numbers[0] > 0n || said <= 1) return matchesSaid(version, { from, said: Math.min(said, 1) });
  if (version.numbers[0] !== 0n) return false;
  if (from.numbers[1] > 0n || said === 2) return version.numbers[1] === from.numbers[1];
  return version.numbers[1] === 0n && version.numbers[2] === from.numbers[2];
};
const atLeast: Operator = (version, { from }) => compareVersions(version, from) >= 0;
const above: Operator = (version, constraint) => {
  const order = compareVersions(version, constraint.from);
  return constraint.said === 3 ? order > 0 : order > 0 && !matchesSaid(version, constraint);
};
const below: Operator = (version, { from }) => compareVersions(version, from) < 0;
const atMost: Operator = (version, constraint) =>
  compareVersions(version, constraint.from) <= 0 || constraint.said < 3 && matchesSaid(version, constraint);

const operators: Record<string, Operator> = {
  "": equal,
  "=": equal,
  "==": equal,
  "!=": (version, constraint) =>
    constraint.said < 3 ? !matchesSaid(version, constraint) : compareVersions(version, constraint.from) !== 0,
  ">": above,
  "<": below,
  ">=": atLeast,
  "=>": atLeast,
  "<=": atMost,
  "=<": atMost,
  "~": tilde,
  "~>": tilde,
  "^": caret,
};
