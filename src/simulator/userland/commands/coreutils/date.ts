/** date(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { splitLines, textFrom } from "../lines.ts";
import { formatDate, type Moment } from "./date_format.ts";
import { parseDate } from "./date_input.ts";

export const date: CommandRecord = {
  name: "date",
  about: "Shows a moment in the given format; without one, now",
  usage: ["[OPTION]... [+FORMAT]", "[-u] [MMDDhhmm[[CC]YY][.ss]]"],
  options: {
    "d date=STRING": "the moment that the text names",
    "f file=FILE": "as -d for each line of a file",
    "I iso-8601[=FMT]": "as ISO 8601 has it: date, hours, minutes, seconds or ns",
    "R rfc-email": "as messages have it: Mon, 14 Aug 2006 02:34:56 -0600",
    "rfc-3339=FMT": "as RFC 3339 has it: date, seconds or ns",
    "r reference=FILE": "when the file was changed",
    "s set=STRING": "set the clock",
    "u utc": "of UTC, whatever TZ says",
    "universal": "the same",
  },
  notes:
    "The format: %Y year, %m month, %d day, %H hour, %M minute, %S second, %N nanoseconds, %s seconds since " +
    "1970, %F as %Y-%m-%d, %T as %H:%M:%S, %a and %A weekday, %b and %B month, %j day of the year, %V week, %z and %Z " +
    "zone. After the % may stand -, _, 0 or ^, and a width. The text of -d: a date, a time, a zone, and steps such as " +
    "'next friday', '2 days ago', '+1 week'.",
  run: runDate,
};

const DEFAULT_FORMAT = "%a %b %e %H:%M:%S %Z %Y";

function* runDate(call: Call): Run {
  const format = formatOf(call);
  if (format === undefined) return call.status;
  const [file, text, reference] = [call.value("f"), call.value("d") ?? call.value("s"), call.value("r")];
  if ([file, text, reference].filter((one) => one !== undefined).length > 1) {
    return call.misused("the options to specify dates for printing are mutually exclusive");
  }
  if (file !== undefined) {
    const lines = yield* textFrom(call, file);
    for (const line of splitLines(lines ?? "")) show(call, format, named(call, line));
  } else if (reference !== undefined) {
    const facts = call.files.status(call.path(reference));
    if (!facts) return call.complain(`${reference}: No such file or directory`);
    show(call, format, { ms: facts.changedMs });
  } else {
    const moment = text === undefined ? { ms: call.process.machine.now() } : named(call, text);
    if (call.has("s") && moment) call.complain("cannot set date: Operation not permitted");
    show(call, format, moment);
  }
  return call.status;
}

function zoneOf(call: Call): string {
  return call.has("u", "universal") ? "UTC" : call.process.env["TZ"] ?? "UTC";
}

function named(call: Call, text: string): Moment | undefined {
  const moment = parseDate(text, { nowMs: call.process.machine.now(), zone: zoneOf(call) });
  if (!moment) call.complain(`invalid date ‘${text}’`);
  return moment;
}

function show(call: Call, format: string, moment: Moment | undefined): void {
  if (moment) call.out(`${formatDate(format, { ...moment, zone: zoneOf(call) })}\n`);
}

const ISO: Readonly<Record<string, string>> = {
  hours: "%FT%H%:z",
  minutes: "%FT%H:%M%:z",
  date: "%F",
  seconds: "%FT%T%:z",
  ns: "%FT%T,%N%:z",
};

const RFC_3339: Readonly<Record<string, string>> = {
  date: "%F",
  seconds: "%F %T%:z",
  ns: "%F %T.%N%:z",
};

/** The format that the command line asks for; undefined, and complained of, where it asks wrongly. */
function formatOf(call: Call): string | undefined {
  const formats: (string | undefined)[] = [
    ...call.line.values("I").map((name) => chosen(call, ISO, name || "date", "--iso-8601")),
    ...call.line.values("rfc-3339").map((name) => chosen(call, RFC_3339, name, "--rfc-3339")),
    ...call.line.values("R").map(() => "%a, %d %b %Y %H:%M:%S %z"),
  ];
  if (formats.includes(undefined)) return undefined;
  const [operand, extra] = call.operands;
  if (extra !== undefined) {
    call.misused(`extra operand ‘${extra}’`);
    return undefined;
  }
  if (operand?.startsWith("+")) formats.push(operand.slice(1));
  else if (operand !== undefined) return refuseWord(call, operand);
  if (formats.length > 1) {
    call.complain("multiple output formats specified");
    return undefined;
  }
  return formats[0] ?? DEFAULT_FORMAT;
}

function refuseWord(call: Call, word: string): undefined {
  if (call.has("d", "f", "r", "s")) {
    call.misused(
      `the argument ‘${word}’ lacks a leading '+';\nwhen using an option to specify date(s), any non-option\n` +
        "argument must be a format string beginning with '+'",
    );
  } else if (/^\d{8}(\d\d)?(\d\d)?(\.\d\d)?$/.test(word)) {
    call.complain("cannot set date: Operation not permitted");
  } else call.complain(`invalid date ‘${word}’`);
  return undefined;
}

/** The beginning of a name is enough. */
function chosen(
  call: Call,
  formats: Readonly<Record<string, string>>,
  word: string,
  option: string,
): string | undefined {
  const names = Object.keys(formats).filter((name) => name.startsWith(word));
  if (names.length === 1 || Object.hasOwn(formats, word)) return formats[names[0]!];
  const all = Object.keys(formats).map((name) => `\n  - ‘${name}’`).join("");
  const what = names.length > 1 ? "ambiguous" : "invalid";
  call.misused(`${what} argument ‘${word}’ for ‘${option}’\nValid arguments are:${all}`);
  return undefined;
}
