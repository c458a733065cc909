/** What the tests use of dockerode. Its published types would bring those of an old Node.js into the whole project. */
type Stream = NodeJS.ReadableStream & NodeJS.WritableStream;
type Options = Record<string, unknown>;

interface Exec {
  start(options: Options): Promise<Stream>;
  inspect(): Promise<{ ExitCode: number }>;
}

interface Container {
  start(): Promise<void>;
  pause(): Promise<void>;
  unpause(): Promise<void>;
  stop(options: Options): Promise<void>;
  remove(): Promise<void>;
  wait(): Promise<{ StatusCode: number }>;
  exec(options: Options): Promise<Exec>;
  stats(options: Options): Promise<{ pids_stats: { current: number } }>;
  logs(options: Options): Promise<{ toString(encoding: string): string }>;
  inspect(): Promise<{ State: { Status: string } }>;
}

interface Image {
  history(): Promise<unknown[]>;
  tag(options: Options): Promise<void>;
}

interface Network {
  inspect(): Promise<{ IPAM: { Config: { Subnet: string }[] } }>;
  remove(): Promise<void>;
}

declare class Docker {
  constructor(options: { socketPath: string });
  readonly modem: {
    followProgress(
      stream: NodeJS.ReadableStream,
      onDone: (error: Error | null, messages: Record<string, string>[]) => void,
    ): void;
    demuxStream(stream: Stream, out: NodeJS.WritableStream, errors: NodeJS.WritableStream): void;
  };
  ping(): Promise<unknown>;
  version(): Promise<{ ApiVersion: string }>;
  info(): Promise<{ Driver: string }>;
  pull(name: string): Promise<Stream>;
  listImages(): Promise<{ RepoTags: string[] }[]>;
  listContainers(options?: Options): Promise<{ Names: string[] }[]>;
  run(
    image: string,
    command: string[],
    streams: NodeJS.WritableStream[],
    options: Options,
  ): Promise<[{ StatusCode: number }, Container]>;
  createContainer(options: Options): Promise<Container>;
  getContainer(id: string): Container;
  getImage(name: string): Image;
  buildImage(context: NodeJS.ReadableStream, options: Options): Promise<Stream>;
  getEvents(options: Options): Promise<AsyncIterable<Uint8Array>>;
  createNetwork(options: Options): Promise<Network>;
  createVolume(options: Options): Promise<{ name: string }>;
  pruneVolumes(options: Options): Promise<{ VolumesDeleted: string[] | null }>;
}

export default Docker;
