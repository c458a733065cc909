/** The programs of coreutils that tell about the system, name files and wait. */
import type { CommandRecord } from "../command.ts";
import { readlink, realpath } from "../links.ts";
import { dd } from "../dd.ts";
import { yes } from "../load.ts";
import { plainRecord } from "../plain_record.ts";
import { env, nproc, printenv, sleep, uname } from "../system.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const SYSTEM_RECORDS: readonly CommandRecord[] = [
  plainRecord({
    name: "readlink",
    about: "Tells where a link leads",
    usage: ["[OPTION]... FILE..."],
    options: { "f canonicalize": "through all links, to the end" },
  }, readlink),
  plainRecord(
    { name: "realpath", about: "Tells a name without links and dots", usage: ["FILE..."], options: {} },
    realpath,
  ),
  plainRecord({
    name: "dd",
    about: "Copies blocks of bytes",
    usage: ["[OPERAND]..."],
    options: {},
    readsOwnWords: true,
    notes:
      "if=FILE is what is read, of=FILE what is written, bs=BYTES the size of a block, count=N how many, skip=N and seek=N how many to leave out of what is read and written, conv=notrunc,ucase,lcase what to do with them, status=none to say nothing.",
  }, dd),
  plainRecord(
    {
      name: "yes",
      about: "Writes a line again and again",
      usage: ["[STRING]..."],
      options: {},
      readsOwnWords: true,
    },
    yes,
  ),
  plainRecord({
    name: "env",
    about: "Runs a command with other variables, or tells them",
    usage: ["[-i] [NAME=VALUE]... [COMMAND [ARG]...]"],
    options: {},
    readsOwnWords: true,
    notes: "With -i, or a - alone, there are only the variables that are named.",
  }, env),
  plainRecord(
    { name: "printenv", about: "Tells variables", usage: ["[VARIABLE]..."], options: {} },
    printenv,
  ),
  plainRecord(
    {
      name: "sleep",
      about: "Waits",
      usage: ["NUMBER[SUFFIX]..."],
      options: {},
      notes: "The suffix is s, m, h or d.",
    },
    sleep,
  ),
  plainRecord({
    name: "uname",
    about: "Tells about the system",
    usage: ["[OPTION]..."],
    options: {
      "a all": "all of it",
      "m machine": "the machine",
      "n nodename": "the name in the network",
      "o operating-system": "the operating system",
      "r kernel-release": "the release of the kernel",
      "s kernel-name": "the name of the kernel",
      "v kernel-version": "the version of the kernel",
    },
  }, uname),
  plainRecord({ name: "nproc", about: "Tells the number of processors", usage: [""], options: {} }, nproc),
];
