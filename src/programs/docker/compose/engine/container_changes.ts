/** What is done to containers that are there: stopped, removed; each step is shown. */
import { EngineRefusal } from "../../engine_errors.ts";
import type { ProjectWork } from "../compose_verb.ts";
import type { ProjectContainer } from "./project_containers.ts";

type ChangeWork = Pick<ProjectWork, "client" | "board">;

export function stepName({ name }: Pick<ProjectContainer, "name">): string {
  return `Container ${name}`;
}

/** `timeoutSeconds`: until it is killed; absent: what the container says. */
export async function stopContainer(
  { client, board }: ChangeWork,
  container: ProjectContainer,
  timeoutSeconds?: number,
): Promise<void> {
  const id = stepName(container);
  await board.working(id, "Stopping");
  try {
    await client.tell("POST", `/containers/${container.Id}/stop`, { query: { t: timeoutSeconds } });
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return await board.done(id, "Stopped");
    await board.error(id, "Error while Stopping");
    throw error;
  }
  await board.done(id, "Stopped");
}

export async function killContainer(
  { client, board }: ChangeWork,
  container: ProjectContainer,
  signal = "SIGKILL",
): Promise<void> {
  const id = stepName(container);
  await board.working(id, "Killing");
  await client.tell("POST", `/containers/${container.Id}/kill`, { query: { signal } });
  await board.done(id, "Killed");
}

export async function removeContainer(
  work: ChangeWork,
  container: ProjectContainer,
  { withVolumes = false }: { withVolumes?: boolean } = {},
): Promise<void> {
  const id = stepName(container);
  await work.board.working(id, "Removing");
  try {
    await work.client.tell("DELETE", `/containers/${container.Id}`, {
      query: { force: true, v: withVolumes },
    });
  } catch (error) {
    const isGone = error instanceof EngineRefusal && (error.status === 404 || error.status === 409);
    if (!isGone) {
      await work.board.error(id, "Error while Removing");
      throw error;
    }
  }
  await work.board.done(id, "Removed");
}
