/** Names of days and months as programs write them where no other language is set. */

/** From Sunday on, as `getUTCDay` counts. */
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export const MONTHS = [
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
] as const;

/** The three letters that stand for a day or a month. */
export function shortName(name: string): string {
  return name.slice(0, 3);
}
