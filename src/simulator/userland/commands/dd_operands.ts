/** What dd(1) is told: `if=FILE bs=1M count=3`. */

export interface DdWish {
  source?: string;
  target?: string;
  /** Bytes of a block that is read, and of one that is written. */
  inBytes: number;
  outBytes: number;
  /** Blocks; default all. */
  count: number;
  skip: number;
  seek: number;
  conversions: ReadonlySet<string>;
  status: string;
}

const CONVERSIONS = ["notrunc", "ucase", "lcase", "noerror", "fsync", "fdatasync"];
const STATUS = ["none", "noxfer", "progress"];
const FLAGS = [
  "append",
  "direct",
  "directory",
  "dsync",
  "sync",
  "nonblock",
  "noatime",
  "nocache",
  "fullblock",
];
const HINT = "\nTry 'dd --help' for more information.";
const USUAL_BYTES = 512;

/** What is wanted, or what is wrong with it. Source: the manual of GNU coreutils 9.4. */
export function ddWish(words: readonly string[]): DdWish | string {
  const wish: DdWish = {
    inBytes: USUAL_BYTES,
    outBytes: USUAL_BYTES,
    count: Infinity,
    skip: 0,
    seek: 0,
    conversions: new Set(),
    status: "",
  };
  let both: number | undefined;
  for (const word of words) {
    const at = word.indexOf("=");
    const [name, value] = [word.slice(0, Math.max(at, 0)), word.slice(at + 1)];
    if (name === "if") wish.source = value;
    else if (name === "of") wish.target = value;
    else if (name === "status") {
      if (!STATUS.includes(value)) return `invalid status level: ‘${value}’${HINT}`;
      wish.status = value;
    } else if (name === "conv") {
      const wrong = value.split(",").find((one) => !CONVERSIONS.includes(one));
      if (wrong !== undefined) return `invalid conversion: ‘${wrong}’${HINT}`;
      wish.conversions = new Set(value.split(","));
    } else if (name === "iflag" || name === "oflag") {
      const wrong = value.split(",").find((one) => !FLAGS.includes(one));
      if (wrong !== undefined) return `invalid ${name === "iflag" ? "in" : "out"}put flag: ‘${wrong}’${HINT}`;
    } else if (["bs", "ibs", "obs", "count", "skip", "seek", "iseek", "oseek"].includes(name)) {
      const number = numberOf(value);
      if (number === undefined || (name.endsWith("bs") && number === 0)) return `invalid number: ‘${value}’`;
      if (name === "bs") both = number;
      else if (name === "ibs") wish.inBytes = number;
      else if (name === "obs") wish.outBytes = number;
      else if (name === "count") wish.count = number;
      else if (name.endsWith("skip") || name === "iseek") wish.skip = number;
      else wish.seek = number;
    } else return `unrecognized operand ‘${word}’${HINT}`;
  }
  if (both !== undefined) return { ...wish, inBytes: both, outBytes: both };
  return wish;
}

const POWERS = "KMGTPE";

/** `512`, `1k`, `4MB`, `2x512`. */
function numberOf(text: string): number | undefined {
  let product = 1;
  for (const factor of text.split("x")) {
    const match = /^(\d+)(?:([cwb])|([kKMGTPE])(iB|B)?)?$/.exec(factor);
    if (!match) return undefined;
    const [, digits, small, power, unit] = match;
    const base = unit === "B" ? 1000 : 1024;
    product *= Number(digits) *
      (small
        ? { c: 1, w: 2, b: 512 }[small]!
        : power
        ? base ** (POWERS.indexOf(power.toUpperCase()) + 1)
        : 1);
  }
  return product;
}
