/** `cal` of ncal: a month, or a year. */
import { MONTHS } from "../../../../kube/calendar.ts";
import type { Call, CommandRecord } from "../command.ts";

export const cal: CommandRecord = {
  name: "cal",
  about: "Shows a calendar",
  usage: ["[OPTION]... [[MONTH] YEAR]"],
  options: {
    "1": "one month",
    "3": "the month before and the one after, too",
    "A=NUM": "so many months after it, too",
    "B=NUM": "so many months before it, too",
    "h": "today is not marked",
    "m=MONTH": "this month",
    "y": "the whole year",
    "M": "weeks begin with Monday",
    "S": "weeks begin with Sunday",
  },
  usageCode: 64,
  run: runCal,
};

const WIDTH = 20;
const WEEKS = 6;
const IN_A_ROW = 3;

function runCal(call: Call): number {
  const now = new Date(call.process.machine.now());
  const words = [...call.operands];
  const yearText = words.pop();
  const monthText = words.pop() ?? call.value("m");
  const year = yearText === undefined ? now.getUTCFullYear() : Number(yearText);
  if (!Number.isInteger(year) || year < 1 || year > 9999) {
    return call.complain(`year \`${yearText}' not in range 1..9999`, 64);
  }
  const month = monthText === undefined
    ? yearText === undefined ? now.getUTCMonth() : undefined
    : monthOf(monthText);
  if (monthText !== undefined && month === undefined) {
    return call.complain(`${monthText} is neither a month number (1..12) nor a name`, 64);
  }
  if (month === undefined || call.has("y")) {
    call.out(`${centred(String(year), 3 * WIDTH + 4)}\n`);
    for (let first = 0; first < MONTHS.length; first += IN_A_ROW) {
      call.out(rowText(call, Array.from({ length: IN_A_ROW }, (_, at) => [year, first + at]), false));
    }
    return 0;
  }
  const before = call.has("3") ? 1 : Number(call.value("B") ?? 0);
  const after = call.has("3") ? 1 : Number(call.value("A") ?? 0);
  const months = Array.from({ length: before + 1 + after }, (_, at): [number, number] => {
    const number = year * 12 + month - before + at;
    return [Math.floor(number / 12), number % 12];
  });
  for (let at = 0; at < months.length; at += IN_A_ROW) {
    call.out(rowText(call, months.slice(at, at + IN_A_ROW), true));
  }
  return 0;
}

function monthOf(text: string): number | undefined {
  const number = Number(text);
  if (/^\d+$/.test(text)) return number >= 1 && number <= 12 ? number - 1 : undefined;
  const at = MONTHS.findIndex((name) => text.length > 2 && name.toLowerCase().startsWith(text.toLowerCase()));
  return at < 0 ? undefined : at;
}

/** Months side by side. */
function rowText(call: Call, months: readonly (readonly number[])[], hasYear: boolean): string {
  const blocks = months.map(([year, month]) => monthLines(call, year!, month!, hasYear));
  const height = WEEKS + 2;
  return Array.from({ length: height }, (_, at) => `${blocks.map((lines) => lines[at]).join("  ")}\n`).join(
    "",
  );
}

function monthLines(call: Call, year: number, month: number, hasYear: boolean): string[] {
  const isMonday = call.has("M");
  const names = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
  const head = isMonday ? [...names.slice(1), names[0]] : names;
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + (isMonday ? 6 : 0)) % 7;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const now = new Date(call.process.machine.now());
  const isNow = now.getUTCFullYear() === year && now.getUTCMonth() === month;
  const marks = isNow && !call.has("h") && call.process.task?.descriptors.get(1)?.terminal !== undefined;
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - first + 1;
      const text = day < 1 || day > days ? "  " : String(day).padStart(2);
      return marks && day === now.getUTCDate() ? `\x1b[7m${text}\x1b[27m` : text;
    }).join(" "));
  const title = `${MONTHS[month]}${hasYear ? ` ${year}` : ""}`;
  return [centred(title, WIDTH), head.join(" "), ...weeks].map((line) => `${line}`);
}

function centred(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2);
  return (" ".repeat(Math.max(0, left)) + text).padEnd(width);
}
