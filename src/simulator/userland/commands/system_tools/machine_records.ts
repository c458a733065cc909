/** The programs of util-linux, hostname and debianutils that have no file of their own here. */
import { rev } from "../line_tools.ts";
import { plainRecord } from "../plain_record.ts";
import { hostname, kill, which } from "../system.ts";

/** Of bsdextrautils and util-linux 2.39: the manual. */
export const revRecord = plainRecord(
  { name: "rev", about: "Turns lines round", usage: ["[FILE]..."], options: {} },
  rev,
);

export const killRecord = plainRecord({
  name: "kill",
  about: "Sends a signal to processes",
  usage: ["[-SIGNAL] PID...", "-s SIGNAL PID..."],
  options: { "s": "the signal, instead of TERM" },
  readsOwnWords: true,
}, kill);

export const hostnameRecord = plainRecord({
  name: "hostname",
  about: "Tells the name of the machine, or gives it another",
  usage: ["[OPTION]", "NAME"],
  options: { "i": "its address instead", "I": "the same here" },
}, hostname);

export const whichRecord = plainRecord({
  name: "which",
  about: "Tells where a command lies",
  usage: ["NAME..."],
  options: {},
  readsOwnWords: true,
}, which);
