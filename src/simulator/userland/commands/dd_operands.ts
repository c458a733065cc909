/** What dd(1) is told: `if=FILE bs=1M count=3`. */

export interface DdWish {
  source?: string;
  target?: string;
  /** Bytes of a block that is read, and of one that is written. */
  inBytes: number;
  outBytes: number;
  /** Bytes that are copied at most, and those that are passed over before, in the source and in the target. */
  limit: number;
  skip: number;
  seek: number;
  /** With what is kept of the target: behind it. */
  appends: boolean;
  conversions: ReadonlySet<string>;
  status: string;
}

const CONVERSIONS = ["notrunc", "ucase", "lcase", "noerror", "fsync", "fdatasync", "excl", "nocreat"];
/** Those that exclude each other. */
const PAIRS = [["lcase", "ucase"], ["excl", "nocreat"]] as const;
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
];
const OWN_FLAGS = { iflag: ["fullblock", "count_bytes", "skip_bytes"], oflag: ["seek_bytes"] };
const HINT = "\nTry 'dd --help' for more information.";
const USUAL_BYTES = 512;

/** What is wanted, or what is wrong with it. Source: the manual of GNU coreutils 9.4. */
export function ddWish(words: readonly string[]): DdWish | string {
  const wish: DdWish = {
    inBytes: USUAL_BYTES,
    outBytes: USUAL_BYTES,
    limit: Infinity,
    skip: 0,
    seek: 0,
    appends: false,
    conversions: new Set(),
    status: "",
  };
  const counts = { count: "", skip: "0", seek: "0" };
  const flags = new Set<string>();
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
      const known = [...FLAGS, ...OWN_FLAGS[name]];
      const wrong = value.split(",").find((one) => !known.includes(one));
      if (wrong !== undefined) return `invalid ${name === "iflag" ? "in" : "out"}put flag: ‘${wrong}’${HINT}`;
      for (const one of value.split(",")) flags.add(one);
      if (name === "oflag") wish.appends ||= value.split(",").includes("append");
    } else if (["bs", "ibs", "obs", "count", "skip", "seek", "iseek", "oseek"].includes(name)) {
      const number = numberOf(value);
      if (number === undefined || (name.endsWith("bs") && number === 0)) return `invalid number: ‘${value}’`;
      if (name === "bs") both = number;
      else if (name === "ibs") wish.inBytes = number;
      else if (name === "obs") wish.outBytes = number;
      else if (name === "count") counts.count = value;
      else if (name === "skip" || name === "iseek") counts.skip = value;
      else counts.seek = value;
    } else return `unrecognized operand ‘${word}’${HINT}`;
  }
  const pair = PAIRS.find((words) => words.every((word) => wish.conversions.has(word)));
  if (pair) return `cannot combine ${pair.join(" and ")}`;
  const [inBytes, outBytes] = [both ?? wish.inBytes, both ?? wish.outBytes];
  const bytes = (name: keyof typeof counts, block: number) =>
    numberOf(counts[name])! * (/\dB$/.test(counts[name]) || flags.has(`${name}_bytes`) ? 1 : block);
  const limit = counts.count === "" ? Infinity : bytes("count", inBytes);
  return { ...wish, inBytes, outBytes, limit, skip: bytes("skip", inBytes), seek: bytes("seek", outBytes) };
}

const POWERS = "KMGTPE";

/** `512`, `1k`, `4MB`, `2x512`; `3B`: bytes where blocks are usual. */
function numberOf(text: string): number | undefined {
  let product = 1;
  for (const factor of text.replace(/(?<=\d)B$/, "").split("x")) {
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
