/** The programs of coreutils that change files: cp, mv, rm and their like. */
import type { CommandRecord } from "../command.ts";
import { chmod } from "./chmod.ts";
import { chgrp, chown } from "./chown.ts";
import { cp } from "./cp.ts";
import { ln } from "./ln.ts";
import { mkdir, rmdir } from "./mkdir.ts";
import { mv } from "./mv.ts";
import { rm } from "./rm.ts";

export const CHANGING_FILES: readonly CommandRecord[] = [chgrp, chmod, chown, cp, ln, mkdir, mv, rm, rmdir];
