/** Times in the layouts of Go, which are written as a certain moment would be: Mon Jan 2 15:04:05 MST 2006. */

/** @param text RFC 3339, up to nine digits of a second */
export function goLayoutTime(text: string, layout: string): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return text;
  const [, seconds = "", fraction = "", zone = ""] = match;
  const local = new Date(`${seconds}Z`);
  const moment = { local, fraction: fraction.padEnd(9, "0"), zone: zone === "Z" ? "+00:00" : zone };
  return layout.replace(
    tokenPattern,
    (token) => tokens[token]?.(moment) ?? fractionText(token, moment.fraction),
  );
}

interface Moment {
  local: Date;
  /** Nine digits. */
  fraction: string;
  /** `+01:00`. */
  zone: string;
}

const tokenPattern =
  /January|Jan|Monday|Mon|MST|2006|Z07:00|Z0700|Z07|-07:00|-0700|-07|002|01|02|03|04|05|06|15|PM|pm|_2|[.,](?:0+|9+)(?!\d)|1|2|3|4|5/g;

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const two = (value: number) => String(value).padStart(2, "0");
const halfDay = (local: Date) => local.getUTCHours() % 12 || 12;

const tokens: Readonly<Record<string, (moment: Moment) => string>> = {
  January: ({ local }) => months[local.getUTCMonth()]!,
  Jan: ({ local }) => months[local.getUTCMonth()]!.slice(0, 3),
  Monday: ({ local }) => days[local.getUTCDay()]!,
  Mon: ({ local }) => days[local.getUTCDay()]!.slice(0, 3),
  MST: ({ zone }) => zone === "+00:00" ? "UTC" : zone.replace(":", ""),
  "2006": ({ local }) => String(local.getUTCFullYear()),
  "06": ({ local }) => two(local.getUTCFullYear() % 100),
  "01": ({ local }) => two(local.getUTCMonth() + 1),
  "1": ({ local }) => String(local.getUTCMonth() + 1),
  "02": ({ local }) => two(local.getUTCDate()),
  "2": ({ local }) => String(local.getUTCDate()),
  _2: ({ local }) => String(local.getUTCDate()).padStart(2),
  "002": ({ local }) => String(dayOfYear(local)).padStart(3, "0"),
  "15": ({ local }) => two(local.getUTCHours()),
  "03": ({ local }) => two(halfDay(local)),
  "3": ({ local }) => String(halfDay(local)),
  "04": ({ local }) => two(local.getUTCMinutes()),
  "4": ({ local }) => String(local.getUTCMinutes()),
  "05": ({ local }) => two(local.getUTCSeconds()),
  "5": ({ local }) => String(local.getUTCSeconds()),
  PM: ({ local }) => local.getUTCHours() < 12 ? "AM" : "PM",
  pm: ({ local }) => local.getUTCHours() < 12 ? "am" : "pm",
  "Z07:00": ({ zone }) => zone === "+00:00" ? "Z" : zone,
  Z0700: ({ zone }) => zone === "+00:00" ? "Z" : zone.replace(":", ""),
  Z07: ({ zone }) => zone === "+00:00" ? "Z" : zone.slice(0, 3),
  "-07:00": ({ zone }) => zone,
  "-0700": ({ zone }) => zone.replace(":", ""),
  "-07": ({ zone }) => zone.slice(0, 3),
};

/** Zeros keep their places, nines leave out what is nothing. */
function fractionText(token: string, fraction: string): string {
  const digits = fraction.slice(0, token.length - 1);
  if (token[1] === "0") return token[0] + digits;
  const rest = digits.replace(/0+$/, "");
  return rest ? token[0] + rest : "";
}

function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 0)) / 86_400_000);
}
