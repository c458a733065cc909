/** The programs of coreutils that tell about the system and copy blocks. */
import type { CommandRecord } from "../command.ts";
import { dd } from "../dd.ts";
import { yes } from "../load.ts";
import { plainRecord } from "../plain_record.ts";
import { printenv, uname } from "../system.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const SYSTEM_RECORDS: readonly CommandRecord[] = [
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
  plainRecord(
    { name: "printenv", about: "Tells variables", usage: ["[VARIABLE]..."], options: {} },
    printenv,
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
];
