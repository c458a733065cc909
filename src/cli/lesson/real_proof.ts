/** Lessons proved on a real cluster: on which, as whom, and with what is said and asked for first. */
import { proveLesson } from "../../classroom/proof/lesson_proof.ts";
import { namespaceOf } from "../../classroom/real/lesson_objects.ts";
import type { Call } from "../../programs/program.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import type { Prove } from "./prove_folder.ts";
import { RealRooms } from "./real_rooms.ts";
import { isWanted, openRealCluster } from "./real_start.ts";

export interface RealProof {
  readonly prove: Prove;
  close(): void;
}

/** Namespaces of one lesson at a time: most of what a proof does is to wait. */
const ROOMS = 4;
const SEED = 1;

/** Undefined: it is not wanted. */
export async function proofOnRealCluster(call: Call): Promise<RealProof | undefined> {
  const cluster = await openRealCluster(call);
  try {
    await call.io.out(
      `Lessons are proved on a real cluster:\n\n  context  ${sanitize(cluster.context)}\n` +
        `  server   ${sanitize(cluster.server)}\n  you are  ${sanitize(cluster.user)}\n` +
        `  makes    namespaces ${namespaceOf("ID")} to ${
          namespaceOf("ID", ROOMS)
        }, for one lesson after the other,\n` +
        "           each with an account that may act there alone; what an earlier run left there goes first\n" +
        "  removes  all of them\n\n",
    );
    if (await isWanted(call, "Begin?")) {
      return {
        close: () => cluster.close(),
        async prove(lesson, { read }) {
          if (!lesson.backends.includes("real")) return undefined;
          const rooms = new RealRooms({ cluster, lesson, readFile: read, count: ROOMS, seed: SEED });
          try {
            await rooms.make();
            return await proveLesson(rooms.lesson, (of) => rooms.open(of), { isReal: true });
          } finally {
            await rooms.remove();
          }
        },
      };
    }
    cluster.close();
    return undefined;
  } catch (error) {
    cluster.close();
    throw error;
  }
}
