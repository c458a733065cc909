/** touch(1) as GNU has it. */
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { whyNot } from "./copier.ts";
import { parseDate } from "./date_input.ts";
import { quoted } from "./shell_quoting.ts";
import { momentOf } from "./time_zone.ts";
import { validWord } from "./valid_words.ts";

export const touch: CommandRecord = {
  name: "touch",
  about: "Makes files that are not there, and sets the time at which the others were changed",
  usage: ["[OPTION]... FILE..."],
  options: {
    "a": "only the time at which it was read",
    "c no-create": "make no file",
    "d date=STRING": "the moment that the text names instead of now",
    "f": "nothing",
    "h no-dereference": "of a link itself, not of the file that it names",
    "m": "only the time at which it was changed",
    "r reference=FILE": "the time of this file instead of now",
    "t=STAMP": "[[CC]YY]MMDDhhmm[.ss] instead of now",
    "time=WORD": "access or atime as -a, modify or mtime as -m",
  },
  run: runTouch,
};

const TIMES = [["atime", "access", "use"], ["mtime", "modify"]];

function runTouch(call: Call): number {
  const word = call.has("time") ? validWord("time", call.value("time")!, TIMES) : undefined;
  const changedMs = momentGiven(call);
  if (changedMs === undefined) return 1;
  if (call.operands.length === 0) return call.misused("missing file operand");
  const { files } = call;
  const sets = call.has("m") || word === "mtime" || !(call.has("a") || word === "atime");
  const isLinkMeant = call.has("h");
  for (const name of call.operands) {
    const path = call.path(name);
    const facts = isLinkMeant ? files.facts(path) : files.status(path);
    if (!facts && call.has("c", "h")) {
      if (!call.has("c")) call.complain(`setting times of ${quoted(name)}: No such file or directory`);
      continue;
    }
    if (!facts && name.endsWith("/")) {
      call.complain(`setting times of ${quoted(name)}: ${whyNot(call, name)}`);
      continue;
    }
    const problem = facts ? undefined : refusalOf(() => files.makeNode(path, "file", 0o666));
    if (problem !== undefined) call.complain(`cannot touch ${quoted(name)}: ${problem}`);
    else if (sets) {
      const refusal = refusalOf(() => files.change(path, { changedMs }, { follow: !isLinkMeant }));
      if (refusal !== undefined) {
        call.complain(`${facts ? "cannot touch" : "setting times of"} ${quoted(name)}: ${refusal}`);
      }
    }
  }
  return call.status;
}

/** Undefined, and complained of: the command line names none. */
function momentGiven(call: Call): number | undefined {
  const [text, stamp, reference] = [call.value("d"), call.value("t"), call.value("r")];
  const zone = call.process.env["TZ"] ?? "UTC";
  if (stamp !== undefined) {
    if (text !== undefined || reference !== undefined) {
      call.misused("cannot specify times from more than one source");
      return undefined;
    }
    const ms = momentOfStamp(stamp, zone, call.process.machine.now());
    if (ms === undefined) call.complain(`invalid date format ‘${stamp}’`);
    return ms;
  }
  let nowMs = call.process.machine.now();
  if (reference !== undefined) {
    const facts = call.files.status(call.path(reference));
    if (!facts) {
      call.complain(`failed to get attributes of ${quoted(reference)}: No such file or directory`);
      return undefined;
    }
    nowMs = facts.changedMs;
  }
  if (text === undefined) return nowMs;
  const moment = parseDate(text, { nowMs, zone });
  if (!moment) call.complain(`invalid date format ‘${text}’`);
  return moment?.ms;
}

function momentOfStamp(stamp: string, zone: string, nowMs: number): number | undefined {
  const match = /^(?:(\d\d)?(\d\d))?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(stamp);
  if (!match) return undefined;
  const [, century, short, month, day, hour, minute, second = "00"] = match;
  const year = short === undefined
    ? String(new Date(nowMs).getUTCFullYear())
    : `${century ?? (Number(short) < 69 ? "20" : "19")}${short}`;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : momentOf(zone, ms);
}
