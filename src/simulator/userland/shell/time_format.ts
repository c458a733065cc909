import type { Shell } from "./shell.ts";

/** What `time` tells: after TIMEFORMAT, where it is set. */
export function timesText(shell: Shell, realMs: number): string {
  const format = shell.variables.get("TIMEFORMAT");
  if (format === undefined) return `\nreal\t${minutes(realMs)}\nuser\t${minutes(0)}\nsys\t${minutes(0)}\n`;
  if (format === "") return "";
  const text = format.replace(/%(\d?)(l?)([RUSP%])/g, (_, digits: string, long: string, letter: string) => {
    if (letter === "%") return "%";
    if (letter === "P") return "0.00";
    const ms = letter === "R" ? realMs : 0;
    const places = digits === "" ? 3 : Math.min(3, Number(digits));
    return long ? minutes(ms, places) : (ms / 1000).toFixed(places);
  });
  return `${text}\n`;
}

/** `1m2.003s` */
export function minutes(ms: number, places = 3): string {
  return `${Math.floor(ms / 60_000)}m${((ms % 60_000) / 1000).toFixed(places)}s`;
}
