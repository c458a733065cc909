/** Lessons on a real cluster: what is to be known before one begins there, and the classrooms that it is taken in. */
import { ownUserName } from "../../cluster/access.ts";
import { Client } from "../../cluster/client.ts";
import { createTransport, type TransportOverrides } from "../../cluster/create_transport.ts";
import type { Cluster, Config, Named, User } from "../../cluster/kubeconfig.ts";
import { resolveContext } from "../../cluster/kubeconfig_context.ts";
import type { Transport } from "../../cluster/transport.ts";
import { Classroom, type ClassroomOptions } from "../../classroom/classroom.ts";
import { FlowingLab } from "../../classroom/real/flowing_lab.ts";
import { lessonObjects, namespaceOf } from "../../classroom/real/lesson_objects.ts";
import {
  afterAll,
  awaitAccount,
  emptyNamespace,
  LessonRefused,
  type LessonThere,
  lessonThere,
  makeNamespace,
  type Patience,
  removeLesson,
  requireRights,
} from "../../classroom/real/lesson_namespace.ts";
import { realCluster } from "../../classroom/real/real_cluster.ts";
import { AHAB } from "../../lab/host_accounts.ts";
import type { RemoteCluster } from "../../lab/cluster_transport.ts";
import type { LabWorld } from "../../lab/lab_world.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { formOn } from "../../lessons/lesson_form.ts";
import { Driver, type Machine } from "../../simulator/serve/driver.ts";
import { openLab } from "../lab.ts";
import { ownClients } from "../lab_programs.ts";

export interface RealLessonOptions {
  readonly config: Config;
  /** "": the current one. */
  readonly context: string;
  /** What the command line says beside the kubeconfig. */
  readonly overrides: TransportOverrides;
  /** Simulated seconds of the lab in a real one: as fast as the cluster goes, which is 1 unless it is simulated, too. */
  readonly speed?: number;
  readonly patience: Patience;
  /** Real milliseconds since 1970. */
  readonly now: () => number;
  readonly machine: Machine;
}

/** The cluster that a lesson is to be taken on, and as whom. */
export class RealCluster {
  readonly context: string;
  readonly server: string;
  /** As the cluster knows the one whose credentials these are. */
  readonly user: string;
  readonly client: Client;
  readonly options: RealLessonOptions;
  readonly cluster: Named<Cluster>;

  private constructor(
    options: RealLessonOptions,
    found: { context: string; user: string; client: Client; cluster: Named<Cluster> },
  ) {
    this.options = options;
    this.context = found.context;
    this.user = found.user;
    this.client = found.client;
    this.cluster = found.cluster;
    this.server = found.client.transport.description;
  }

  /** @throws {KubeconfigError} {ConnectionError} {ApiError} */
  static async open(options: RealLessonOptions): Promise<RealCluster> {
    const { config, context, overrides, patience } = options;
    const { name, cluster } = await resolveContext(config, { context });
    const client = new Client(await createTransport(config, context, { isTerminalFree: true, ...overrides }));
    const user = await ownUserName(client, patience.signal);
    return new RealCluster(options, { context: name, user, client, cluster });
  }

  /** Somebody else there, as what he shows proves. */
  connect(user: User): Promise<Transport> {
    const { config, overrides } = this.options;
    const name = "learner";
    const entry = { name, file: "", index: 0 };
    const alone: Config = {
      ...config,
      clusters: new Map([[this.cluster.name, this.cluster]]),
      users: new Map([[name, { ...entry, settings: user }]]),
      contexts: new Map([[name, { ...entry, settings: { cluster: this.cluster.name, user: name } }]]),
      currentContext: name,
    };
    const { userSettings: _, impersonation: __, user: ___, cluster: ____, ...others } = overrides;
    return createTransport(alone, name, others);
  }

  close(): void {
    this.client.transport.close();
  }
}

/** The same lesson as it is on a real cluster. @throws {Error} it is not meant for one */
export function realForm(lesson: Lesson, namespace: string): Lesson {
  if (!lesson.backends.includes("real")) {
    throw new Error(
      `lesson ${lesson.id} is for the simulator only: its author has not marked it for a real cluster ` +
        "(backends: [sim, real])",
    );
  }
  return { ...formOn("real", lesson), world: { ...lesson.world, namespace } };
}

export interface RealRoomOptions extends Pick<ClassroomOptions, "readFile" | "onChange" | "record"> {
  readonly seed: number;
  /** Absent: the lesson itself; else one of its drills. */
  readonly lesson?: Pick<Lesson, "world">;
  /** The room has been closed. */
  readonly onClose?: () => void;
}

/** A lesson on a real cluster, from the making of its namespace to its removal. */
export class RealLesson {
  readonly lesson: Lesson;
  readonly namespace: string;
  readonly #cluster: RealCluster;
  readonly #original: Lesson;
  readonly #number: number;
  #token: string | undefined;
  /** Something may be there that another room must not find. */
  #isUsed = false;

  /** `number`: which of several at a time, from 1 on. */
  constructor(cluster: RealCluster, lesson: Lesson, number = 1) {
    this.#cluster = cluster;
    this.#original = lesson;
    this.#number = number;
    const name = this.namespace = namespaceOf(lesson.id, number);
    this.lesson = realForm(lesson, name);
  }

  /** What the same user has left there. @throws {LessonRefused} another has that namespace */
  async leftOver(): Promise<LessonThere | undefined> {
    const { client, context, user, options } = this.#cluster;
    const left = await lessonThere(client, this.namespace, options.patience.signal);
    if (!left || left.by === user) return left;
    throw new LessonRefused(
      `Namespace ${left.name} is there already: ${left.by} has taken this lesson there since ${left.since}. ` +
        `If nobody does any more: pequod lesson clean --context ${context}`,
    );
  }

  /** @throws {LessonRefused} the user may not do what the lesson takes */
  async check(): Promise<void> {
    const { client, user, options } = this.#cluster;
    await requireRights(
      client,
      { name: this.namespace, readsCluster: this.#readsCluster, user },
      options.patience.signal,
    );
  }

  /** Makes namespace and account. @throws {LessonRefused} the user may not */
  async make(): Promise<void> {
    const { client, user, options } = this.#cluster;
    const readsCluster = this.#readsCluster;
    const { id, reads } = this.#original;
    const objects = lessonObjects(id, { madeBy: user, reads, number: this.#number });
    this.#token = await makeNamespace(client, objects, { user, readsCluster }, options.patience);
    const learner = await this.#learner();
    try {
      await awaitAccount(learner, this.namespace, options.patience);
    } catch (error) {
      await this.remove();
      throw error;
    } finally {
      learner.transport.close();
    }
  }

  /** A new room: the namespace as the lesson begins in it, and a lab beside it. The room before it has been closed. */
  async open(
    { seed, lesson = this.lesson, onClose = () => {}, ...options }: RealRoomOptions,
  ): Promise<Classroom> {
    const learner = await this.#learner();
    try {
      if (this.#isUsed) await emptyNamespace(learner, this.namespace, this.#cluster.options.patience);
      this.#isUsed = true;
      const { speed = 1, machine } = this.#cluster.options;
      const people = new People(this.#cluster);
      const lab = this.#lab(seed, people);
      const driver = new Driver(lab.queue, { speed, machine });
      driver.start();
      const paced = new FlowingLab({
        lab,
        driver,
        machine,
        onClose() {
          people.close();
          learner.transport.close();
          onClose();
        },
      });
      const cluster = realCluster(learner, this.namespace);
      try {
        const world = { ...lesson.world, namespace: this.namespace };
        return await Classroom.open({ ...options, lab, lesson: { world }, cluster, paced });
      } catch (error) {
        paced.close();
        throw error;
      }
    } catch (error) {
      learner.transport.close();
      throw error;
    }
  }

  /** Removes all that the lesson has made there, unless told otherwise also when the lesson has been broken off. */
  async remove(patience: Patience = afterAll(this.#cluster.options.patience)): Promise<void> {
    await removeLesson(this.#cluster.client, this.namespace, patience);
    this.#token = undefined;
  }

  get #readsCluster(): boolean {
    return this.#original.reads.length > 0;
  }

  async #learner(): Promise<Client> {
    return new Client(await this.#cluster.connect({ token: this.#token ?? "" }));
  }

  #lab(seed: number, people: People): LabWorld {
    const { server, options } = this.#cluster;
    const lab: LabWorld = openLab({
      scenario: "",
      seed,
      startMs: options.now(),
      clients: ownClients(() => lab, () => Promise.resolve(people)),
      openCluster: () => Promise.reject(new Error(`the cluster is ${server}, which is not in the lab`)),
    });
    const { files } = lab.host.machineOf(AHAB);
    const folder = `/home/${AHAB.name}/.kube`;
    files.makeFolder(folder, 0o750);
    files.write(`${folder}/config`, this.#kubeconfig(), 0o600);
    return lab;
  }

  /** Leads into the lesson's namespace, as the learner; whom to trust is not the lab's to say. */
  #kubeconfig(): string {
    const name = this.namespace;
    return [
      "apiVersion: v1",
      "kind: Config",
      `current-context: ${name}`,
      "preferences: {}",
      "clusters:",
      `- name: ${JSON.stringify(this.#cluster.cluster.name)}`,
      "  cluster:",
      `    server: ${JSON.stringify(this.#cluster.server)}`,
      "users:",
      "- name: learner",
      "  user:",
      `    token: ${this.#token}`,
      "contexts:",
      `- name: ${name}`,
      "  context:",
      `    cluster: ${JSON.stringify(this.#cluster.cluster.name)}`,
      `    namespace: ${name}`,
      "    user: learner",
      "",
    ].join("\n");
  }
}

/** Those as whom commands of a lab reach the cluster: one connection each, for all of them. */
class People implements RemoteCluster {
  readonly #cluster: RealCluster;
  readonly #known = new Map<string, Promise<Transport>>();

  constructor(cluster: RealCluster) {
    this.#cluster = cluster;
  }

  get server(): string {
    return this.#cluster.server;
  }

  connect(user: User): Promise<Transport> {
    const key = JSON.stringify(user);
    const known = this.#known.get(key) ?? this.#cluster.connect(user);
    this.#known.set(key, known);
    return known;
  }

  close(): void {
    // What could not be opened has been told to whoever wanted it.
    for (const opening of this.#known.values()) opening.then((transport) => transport.close(), () => {});
  }
}
