/** Projects, and the command lines after `docker compose` that read them without an engine. */
export interface ConfigCase {
  /** Name in the folder that the lines run in, and text. */
  files: Readonly<Record<string, string>>;
  variables?: Readonly<Record<string, string>>;
  lines: readonly string[];
}

/** One file and `config`. */
const one = (text: string, variables: Record<string, string> = {}): ConfigCase => ({
  files: { "compose.yaml": text },
  variables,
  lines: ["config"],
});

/** A service whose fields are `text`, in flow or block form of YAML. */
const service = (text: string): ConfigCase =>
  one(
    `services:\n  web:\n    image: nginx\n${text.trim().split("\n").map((line) => `    ${line}\n`).join("")}`,
  );

export const cases: Readonly<Record<string, ConfigCase>> = {
  nothing: { files: {}, lines: ["config", "ps", "up -d", "config --services"] },
  "an empty file": one(""),
  "no services": { files: { "compose.yaml": "services: {}\n" }, lines: ["config", "up -d", "config -q"] },
  minimal: service("ports: ['8080:80']"),
  "every list": {
    files: {
      "compose.yaml": `
name: shop
services:
  web: {image: "nginx:1.27", profiles: [front, all], networks: [outer]}
  db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
  api: {build: ./api, depends_on: [db], environment: {URL: "\${URL:-http://db}", TOKEN: null}}
volumes: {data: , unused: }
networks: {outer: }
secrets: {pass: {file: ./pass}}
configs: {conf: {content: "a=1"}}
`,
    },
    lines: [
      "config",
      "config --services",
      "config --volumes",
      "config --networks",
      "config --images",
      "config --profiles",
      "config --format json",
      "config --format yaml",
      "config --format toml",
      "config -q",
      "config db",
      "config api",
      "config web",
      "config nosuch",
      "config --services api",
      "config --images api",
      "--profile front config --services",
      "--profile '*' config --services",
      "--profile front config",
      "config --no-interpolate",
      "config --no-consistency",
      "config --no-normalize",
      "config --no-path-resolution",
      "config --environment",
      "config --variables",
      "config --models",
      "config --lock-image-digests",
      "-p other config --networks",
      "-p Other config",
      "-p '' config --services",
      "-p _x config",
      "-f nosuch.yaml config",
      "-f . config",
      "--project-directory /srv config",
      "config --hash nosuch",
      "config -o out.yaml",
      "--file compose.yaml --project-name five config --services",
      "convert --services",
    ],
  },
  "a build": service(`
build:
  context: .
  dockerfile: Dockerfile.dev
  args: [A=1, B, C=]
  target: final
  labels: {a: b}
  cache_from: [x, y]
  extra_hosts: ["h:1.2.3.4"]
  ssh: [default]
  shm_size: 2gb
  tags: [a, b]
  network: host
  no_cache: true
  pull: true
  platforms: [linux/amd64]
  additional_contexts: {other: ./other}
  secrets: [token]
  privileged: true
  ulimits: {nofile: 5}
`),
  "a build with an unknown secret": service("build: {context: ., secrets: [token]}"),
  "builds in short": one(`
services:
  a: {build: .}
  b: {build: ./b, image: own}
  c: {build: {dockerfile_inline: "FROM busybox"}}
  d: {build: https://example.com/x.git#main:sub}
  e: {build: {context: ../e}}
`),
  "ports of every form": service(`
ports:
  - "80"
  - 81
  - "8082:82"
  - "127.0.0.1:8083:83"
  - "127.0.0.1::84"
  - "8085-8086:85-86"
  - "9000-9005:87"
  - "53:53/udp"
  - "[::1]:8088:88"
  - "88-89"
  - target: 90
    published: 8090
    protocol: udp
    mode: host
    host_ip: 10.0.0.1
  - target: 91
    published: "8091-8095"
    name: web
    app_protocol: http
`),
  "a port that is none": service('ports: ["web:80"]'),
  "a port too high": service('ports: ["80:70000"]'),
  "ranges that do not fit": service('ports: ["80-82:80-81"]'),
  "an address that is none": service('ports: ["1.2.3:80:80"]'),
  "a protocol that is none": service('ports: ["80:80/xyz"]'),
  "an address with too much": service('ports: ["1.2.3.400:80:80"]'),
  "the same port twice": service('ports: ["80:80", "80:80"]'),
  "lists that say a thing twice": service(
    "dns: [a, b, a]\ncap_add: [A, A]\ntmpfs: [/t, /t]\nexpose: [80, 80]\nvolumes: [./a:/a, ./b:/a]\nlabels: [a=1, a=2]\nnetworks: {default: {aliases: [c, c]}}",
  ),
  "a list that may not say a thing twice": service("group_add: [a, a]"),
  "a second port without a target": service("ports: [90, {published: 80}]"),
  "a port that is a map without a target": service("ports: [{published: 80}]"),
  "volumes of every form": one(`
services:
  web:
    image: nginx
    volumes:
      - data:/data
      - /anon
      - ./here:/here
      - ../up:/up:ro
      - ~/home:/home:rw
      - /abs:/abs:z
      - named:/n:nocopy
      - type: bind
        source: ./x
        target: /x
        read_only: true
        bind: {propagation: rslave, create_host_path: false}
      - type: volume
        source: data
        target: /y
        volume: {nocopy: true, subpath: sub}
      - type: tmpfs
        target: /t
        tmpfs: {size: 64m, mode: 0o755}
      - {type: tmpfs, target: /u, tmpfs: {size: 1000}}
      - "./a b:/with space"
    tmpfs: /run
volumes:
  data: {driver: local, driver_opts: {type: nfs, o: "addr=1"}, labels: [a=b]}
  named: {name: its-own-name}
`),
  "volumes outside": one(`
services: {web: {image: nginx, volumes: ["ext:/x", "own:/y"]}}
volumes: {ext: {external: true}, own: {external: true, name: another}}
`),
  "a volume outside with a driver": one(
    "services: {web: {image: nginx}}\nvolumes: {ext: {external: true, driver: local}}\n",
  ),
  "a volume that is not declared": service('volumes: ["data:/data"]'),
  "a volume without a target": service('volumes: ["data:"]'),
  "a volume with too many parts": service('volumes: ["a:b:c:d"]'),
  "a volume of no kind": service("volumes: [{source: a, target: /b}]"),
  "a mount of an unknown kind": service("volumes: [{type: foo, source: a, target: /b}]"),
  networks: one(`
services:
  web:
    image: nginx
    networks:
      front: {aliases: [www], ipv4_address: 10.5.0.5, priority: 10}
      back:
  db: {image: postgres, networks: [back]}
  alone: {image: busybox, network_mode: none}
  with: {image: busybox, network_mode: "service:web"}
networks:
  front:
    driver: bridge
    driver_opts: {com.docker.network.bridge.name: br0}
    ipam: {driver: default, config: [{subnet: 10.5.0.0/24, gateway: 10.5.0.1, ip_range: 10.5.0.0/25, aux_addresses: {a: 10.5.0.9}}], options: {a: b}}
    internal: true
    attachable: true
    enable_ipv6: false
    labels: {x: "1"}
  back: {name: my-back}
  ext: {external: true}
`),
  "a network that is not declared": service("networks: [back]"),
  "networks and network_mode": service("networks: [default]\nnetwork_mode: host"),
  "the default network set": one(
    "services: {web: {image: nginx}}\nnetworks: {default: {name: mine, driver: overlay}}\n",
  ),
  "a network outside": one(
    "services: {web: {image: nginx, networks: [x]}}\nnetworks: {x: {external: true, name: y}}\n",
  ),
  "network outside in the old form": one(
    "services: {web: {image: nginx, networks: [x]}}\nnetworks: {x: {external: {name: y}}}\n",
  ),
  "commands in text and list": one(`
services:
  a: {image: x, command: "echo 'hello world' \\"two words\\" \${HOME}", entrypoint: /bin/sh -c}
  b: {image: x, command: [echo, "$$HOME", 1], entrypoint: []}
  c: {image: x, command: "", entrypoint: null}
  d: {image: x, command: "echo \\"open"}
`),
  "a command in text": service("command: sh -c 'echo $$HOME; sleep 1' a\\ b"),
  "environment as list and map": one(
    `
services:
  a: {image: x, environment: [A=1, B=, C, "D=two words", E=a=b]}
  b: {image: x, environment: {A: 1, B: "", C: , D: true, E: 1.5, F: 1e6, G: 0x10, H: 010, I: 2001-01-01}}
`,
    { C: "from-shell" },
  ),
  "env files": {
    files: {
      "compose.yaml": `
services:
  a: {image: x, env_file: a.env}
  b: {image: x, env_file: [a.env, b.env], environment: {TWO: own}}
  c: {image: x, env_file: [{path: nosuch.env, required: false}, {path: a.env}]}
  d: {image: x, env_file: [{path: raw.env, format: raw}]}
`,
      "a.env":
        "ONE=1\nTWO=\"2 $ONE\"\nTHREE='3 $ONE'\n# comment\nFOUR=4 # four\nexport FIVE=5\nSIX=\nSEVEN\n",
      "b.env": 'ONE=eins\nEIGHT=$ONE-${TWO}\nNINE="a\\nb"\nTEN=\'a\\nb\'\nELEVEN="line1\nline2"\n',
      "raw.env": "A=\"quoted\"\nB=$X\nC='x' # c\n",
    },
    lines: ["config", "config --no-interpolate", "config --no-env-resolution"],
  },
  "an env file that is not there": service("env_file: nosuch.env"),
  "an env file that is broken": {
    files: {
      "compose.yaml": "services: {a: {image: x, env_file: a.env}}\n",
      "a.env": "GOOD=1\nBAD NAME=2\n",
    },
    lines: ["config"],
  },
  "an env file with an open quote": {
    files: { "compose.yaml": "services: {a: {image: x, env_file: a.env}}\n", "a.env": 'A=1\nB="open\n' },
    lines: ["config"],
  },
  "an env file of an unknown format": {
    files: {
      "compose.yaml": "services: {a: {image: x, env_file: [{path: a.env, format: xml}]}}\n",
      "a.env": "A=1\n",
    },
    lines: ["config"],
  },
  interpolation: one(
    `
services:
  web:
    image: "nginx:\${TAG}"
    hostname: "\${NOT-default}"
    domainname: "\${EMPTY:-default}"
    labels:
      a: "\${EMPTY-default}"
      b: "\${TAG:+set}"
      c: "\${NOT:+set}"
      d: "\${EMPTY+set}"
      e: "\${EMPTY:+set}"
      f: "$TAG-$NOT"
      g: "$$TAG \${NOT:-\${TAG}}"
      h: "\${NOT:-a:b}"
      i: "\${NOT:-\${ALSO:-deep}}"
      j: "\${TAG:?must be}"
      k: "\${NOT:-}"
      l: "$\${TAG}"
      $TAG: key
`,
    { TAG: "1.27", EMPTY: "" },
  ),
  "a variable that is required": service('hostname: "${NOT:?say what}"'),
  "a variable that is required and empty": service('hostname: "${NOT?}"'),
  "a wrong variable": service('hostname: "${NOT"'),
  "another wrong variable": service('hostname: "${1NOT}"'),
  "a dollar alone": service('hostname: "a $ b"'),
  "variables not set": service('hostname: "$A"\ndomainname: "${B}"\ncontainer_name: "${A}x"'),
  "files of variables": {
    files: {
      "compose.yaml": 'services: {web: {image: "nginx:${TAG:-none}", environment: [TAG, OTHER]}}\n',
      ".env": "TAG=dot-env\nOTHER=o\n",
      "other.env": "TAG=other\n",
    },
    lines: [
      "config",
      "--env-file other.env config",
      "--env-file .env --env-file other.env config",
      "--env-file nosuch.env config",
      "config --environment",
      "config --variables",
    ],
  },
  "the shell wins over .env": {
    files: { "compose.yaml": 'services: {web: {image: "nginx:${TAG}"}}\n', ".env": "TAG=dot-env\n" },
    variables: { TAG: "shell" },
    lines: ["config", "--env-file .env config"],
  },
  "COMPOSE_ variables": {
    files: {
      "a.yaml": "services: {a: {image: x, profiles: [p]}, b: {image: y}}\n",
      "b.yaml": "services: {b: {image: z}}\n",
      ".env": "COMPOSE_PROFILES=p\n",
    },
    variables: { COMPOSE_FILE: "a.yaml:b.yaml", COMPOSE_PROJECT_NAME: "from-variable" },
    lines: ["config", "-f a.yaml config", "-p flag config", "--profile q config --services"],
  },
  "COMPOSE_ variables in .env": {
    files: {
      "a.yaml": "services: {a: {image: x, profiles: [p]}, b: {image: y}}\n",
      ".env": "COMPOSE_PROFILES=p\nCOMPOSE_FILE=a.yaml\nCOMPOSE_PROJECT_NAME=dotted\n",
    },
    lines: ["config"],
  },
  "COMPOSE_PROJECT_NAME that is none": {
    files: { "compose.yaml": "services: {a: {image: x}}\n" },
    variables: { COMPOSE_PROJECT_NAME: "Not A Name" },
    lines: ["config"],
  },
  "COMPOSE_ENV_FILES": {
    files: { "compose.yaml": 'services: {a: {image: "x:$T"}}\n', "t.env": "T=5\n" },
    variables: { COMPOSE_ENV_FILES: "t.env" },
    lines: ["config"],
  },
  "a name in the file": one("name: my_app-1\nservices: {a: {image: x}}\n"),
  "a wrong name in the file": one("name: My App\nservices: {a: {image: x}}\n"),
  "a name with a variable": one("name: ${N:-five}\nservices: {a: {image: '$COMPOSE_PROJECT_NAME'}}\n"),
  "an old version": one("version: '3.8'\nservices: {a: {image: x}}\n"),
  "two files": {
    files: {
      "a.yaml": `
services:
  web:
    image: nginx
    command: [a]
    ports: ["80:80", "81:81"]
    environment: {A: "1", B: "2"}
    volumes: ["./a:/data", "x:/x"]
    labels: [one=1]
    dns: 1.1.1.1
    cap_add: [A, B]
    depends_on: [db]
    networks: [one]
    healthcheck: {test: echo a, interval: 5s}
    deploy: {replicas: 2, resources: {limits: {cpus: "0.5"}}}
    ulimits: {nofile: 1}
    logging: {driver: json-file, options: {max-size: 1m}}
    expose: [80]
    tmpfs: /a
    env_file: []
    sysctls: {a: 1}
    extra_hosts: ["a:1.1.1.1"]
    secrets: [s]
  db: {image: postgres}
volumes: {x: }
networks: {one: , two: }
secrets: {s: {environment: S}}
`,
      "b.yaml": `
services:
  web:
    command: [b, c]
    ports: ["80:80", "8081:81"]
    environment: [B=3, C=4]
    volumes: ["./b:/data"]
    labels: {two: 2}
    dns: [2.2.2.2]
    cap_add: [B, C]
    depends_on: {db: {condition: service_healthy}, cache: {condition: service_started}}
    networks: [two]
    healthcheck: {interval: 10s}
    deploy: {resources: {limits: {memory: 50M}}}
    ulimits: {nofile: {soft: 2, hard: 3}}
    logging: {options: {max-file: "3"}}
    expose: [81]
    tmpfs: [/b]
    sysctls: [b=2]
    extra_hosts: {a: 2.2.2.2, b: 3.3.3.3}
  cache: {image: redis}
`,
      "reset.yaml": `
services:
  web:
    ports: !reset []
    command: !reset null
    environment: {A: !reset null}
    volumes: !override ["./z:/z"]
    labels: !override {three: "3"}
    depends_on: !reset {}
    build: !reset null
  db: !reset null
`,
      "log.yaml": "services: {web: {logging: {driver: none}}}\n",
    },
    lines: [
      "-f a.yaml config",
      "-f a.yaml -f b.yaml config",
      "-f a.yaml -f reset.yaml config",
      "-f a.yaml -f log.yaml config",
      "-f b.yaml -f a.yaml config --services",
    ],
  },
  "an override file": {
    files: {
      "compose.yaml": "services: {web: {image: nginx, ports: ['80:80']}}\n",
      "compose.override.yaml": "services: {web: {ports: ['81:81'], environment: {DEBUG: '1'}}}\n",
    },
    lines: ["config", "-f compose.yaml config"],
  },
  "several names of files": {
    files: {
      "compose.yaml": "services: {a: {image: x}}\n",
      "docker-compose.yml": "services: {b: {image: y}}\n",
      "compose.override.yaml": "services: {a: {hostname: h}}\n",
      "docker-compose.override.yml": "services: {a: {hostname: i}}\n",
    },
    lines: ["config"],
  },
  extends: {
    files: {
      "compose.yaml": `
services:
  base: {image: x, environment: {A: "1"}, ports: ["80:80"], command: [a]}
  child: {extends: base, environment: {B: "2"}, ports: ["81:81"]}
  far: {extends: {file: sub/common.yaml, service: other}, hostname: far}
`,
      "sub/common.yaml":
        "services:\n  other: {image: y, env_file: o.env, volumes: ['./d:/d'], build: ./ctx, depends_on: [q]}\n  q: {image: q}\n",
      "sub/o.env": "O=1\n",
    },
    lines: ["config", "config --services"],
  },
  "extends of a service with volumes": {
    files: {
      "compose.yaml": "services: {far: {extends: {file: sub/common.yaml, service: other}, hostname: far}}\n",
      "sub/common.yaml":
        "services:\n  other: {image: y, env_file: o.env, volumes: ['./d:/d'], build: ./ctx, networks: [n]}\nnetworks: {n: }\n",
      "sub/o.env": "O=1\n",
    },
    lines: ["config"],
  },
  "extends in a circle": one("services: {a: {image: x, extends: b}, b: {image: x, extends: a}}\n"),
  "extends what is not there": one("services: {a: {image: x, extends: nosuch}}\n"),
  "extends from a file that is not there": one(
    "services: {a: {image: x, extends: {file: nosuch.yaml, service: b}}}\n",
  ),
  include: {
    files: {
      "compose.yaml":
        "include: [sub/compose.yaml, {path: other/x.yaml, env_file: other/v.env}]\nservices: {web: {image: nginx, depends_on: [db]}}\n",
      "sub/compose.yaml":
        "services: {db: {image: 'postgres:${V:-1}', volumes: ['./data:/data', 'v:/v'], env_file: db.env}}\nvolumes: {v: }\n",
      "sub/db.env": "DB=1\n",
      "sub/.env": "V=from-sub\n",
      "other/x.yaml": "services: {cache: {image: 'redis:${V}', build: .}}\n",
      "other/v.env": "V=from-other\n",
    },
    lines: ["config", "config --services"],
  },
  "include of what is there already": {
    files: {
      "compose.yaml": "include: [other.yaml]\nservices: {web: {image: nginx}}\n",
      "other.yaml": "services: {web: {image: other}}\n",
    },
    lines: ["config"],
  },
  "include of nothing": one("include: [nosuch.yaml]\nservices: {web: {image: nginx}}\n"),
  "include in a circle": {
    files: {
      "compose.yaml": "include: [other.yaml]\nservices: {web: {image: nginx}}\n",
      "other.yaml": "include: [compose.yaml]\nservices: {b: {image: other}}\n",
    },
    lines: ["config"],
  },
  dependencies: one(`
services:
  a: {image: x, depends_on: {b: {condition: service_healthy, restart: true}, c: {condition: service_completed_successfully, required: false}, gone: {condition: service_started, required: false}}}
  b: {image: x, links: ["c:alias", c]}
  c: {image: x, volumes_from: ["d:ro", "container:other"]}
  d: {image: x, network_mode: "service:e"}
  e: {image: x, ipc: shareable}
  f: {image: x, pid: "service:e", ipc: "service:e", external_links: [other]}
`),
  "dependencies in a circle": one(
    "services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [c]}, c: {image: x, depends_on: [a]}}\n",
  ),
  "a dependency on itself": one("services: {a: {image: x, depends_on: [a]}}\n"),
  "a dependency that is not there": service("depends_on: [nosuch]"),
  "a link that is not there": service("links: [nosuch]"),
  "volumes_from what is not there": service("volumes_from: [nosuch]"),
  "a dependency with a wrong condition": service("depends_on: {x: {condition: ready}}"),
  "a dependency of another profile": {
    files: { "compose.yaml": "services: {a: {image: x, depends_on: [b]}, b: {image: x, profiles: [p]}}\n" },
    lines: ["config", "--profile p config --services", "config --no-consistency"],
  },
  "secrets and configs": one(
    `
services:
  a:
    image: x
    secrets: [one, {source: two, target: other, uid: "103", gid: "103", mode: 0440}]
    configs: [conf, {source: inline, target: /etc/x, mode: "0440"}]
secrets:
  one: {file: ./one.txt}
  two: {environment: TWO}
  three: {external: true, name: real}
configs:
  conf: {file: ./conf.txt}
  inline: {content: "a=\${HOME}\\nb=2\\n"}
  ext: {external: true}
  env: {environment: TWO}
`,
    { TWO: "zwei" },
  ),
  "a secret that is not declared": service("secrets: [nosuch]"),
  "a config that is not declared": service("configs: [nosuch]"),
  "a secret of nothing": one("services: {a: {image: x}}\nsecrets: {s: {}}\n"),
  "a secret of two things": one("services: {a: {image: x}}\nsecrets: {s: {file: a, environment: B}}\n"),
  "a config of nothing": one("services: {a: {image: x}}\nconfigs: {c: {}}\n"),
  "labels and annotations": service(`
labels: {a: 1, b: true, c: "", d: , "e.f": "x $$y"}
annotations: [x=1, y]
`),
  "label files": {
    files: {
      "compose.yaml":
        "services: {a: {image: x, label_file: [a.labels, b.labels], labels: {OWN: '1', A: own}}}\n",
      "a.labels": 'A=1\nB="two"\n',
      "b.labels": "B=zwei\nC=$B\n",
    },
    lines: ["config"],
  },
  "a label file that is not there": service("label_file: nosuch"),
  "health checks": one(`
services:
  a: {image: x, healthcheck: {test: "curl -f http://x || exit 1", interval: 90s, timeout: 1m30s, retries: 3, start_period: 40s, start_interval: 500ms}}
  b: {image: x, healthcheck: {test: [CMD, a, b]}}
  c: {image: x, healthcheck: {disable: true}}
  d: {image: x, healthcheck: {test: NONE}}
  e: {image: x, healthcheck: {test: [NONE]}}
  f: {image: x, healthcheck: {test: [CMD-SHELL, "a b"], retries: "5", interval: 1h}}
`),
  "a health check of a wrong kind": service("healthcheck: {test: [FOO, a]}"),
  "a health check with a wrong time": service("healthcheck: {test: a, interval: soon}"),
  "wrong times": service(
    'stop_grace_period: "5"\nhealthcheck: {interval: soon, timeout: x}\ndeploy: {restart_policy: {delay: a}, update_config: {delay: b, monitor: 5x}}',
  ),
  "times with days": service("stop_grace_period: 1d\nhealthcheck: {test: a, interval: 1w1h}"),
  deploy: service(`
deploy:
  mode: replicated
  replicas: 3
  labels: {a: b}
  resources:
    limits: {cpus: "0.50", memory: 512M, pids: 100}
    reservations: {cpus: 0.25, memory: 1g, devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]}
  restart_policy: {condition: on-failure, delay: 5s, max_attempts: 3, window: 120s}
  update_config: {parallelism: 2, delay: 10s, order: start-first, failure_action: rollback, monitor: 60s, max_failure_ratio: 0.3}
  placement: {constraints: [node.role == manager], preferences: [{spread: node.labels.zone}], max_replicas_per_node: 1}
  endpoint_mode: vip
`),
  "a scale": service("scale: 3"),
  "two scales": service("scale: 3\ndeploy: {replicas: 2}"),
  "a scale and a name": service("scale: 2\ncontainer_name: one"),
  resources: service(`
cpus: 0.5
cpu_shares: 512
cpu_quota: 50000
cpu_period: 100000
cpuset: 0-1
mem_limit: 512m
mem_reservation: 256m
memswap_limit: 1g
mem_swappiness: 10
shm_size: 64mb
pids_limit: 100
oom_score_adj: 100
oom_kill_disable: true
blkio_config: {weight: 300, device_read_bps: [{path: /dev/sda, rate: 12mb}]}
ulimits: {nproc: 65535, nofile: {soft: 20000, hard: 40000}}
`),
  "all sorts": service(`
attach: false
cap_add: [ALL]
cap_drop: [NET_ADMIN]
cgroup: host
cgroup_parent: m
container_name: mine
credential_spec: {file: x.json}
device_cgroup_rules: ["c 1:3 mr"]
devices: ["/dev/a:/dev/b:rwm", /dev/c]
dns: [8.8.8.8, 9.9.9.9]
dns_opt: [use-vc]
dns_search: example.com
domainname: d.com
expose: ["3000", 8000, "9000-9001", "53/udp"]
extra_hosts: ["a:1.2.3.4", "b=::1", "a:5.6.7.8"]
group_add: [mail, 5]
hostname: h
init: true
ipc: host
isolation: default
logging: {driver: syslog, options: {syslog-address: "tcp://1.2.3.4:1"}}
mac_address: 02:42:ac:11:65:43
pid: host
platform: linux/arm64
privileged: true
pull_policy: always
read_only: true
restart: unless-stopped
runtime: runc
security_opt: ["label:user:USER"]
stdin_open: true
stop_grace_period: 1m30s
stop_signal: SIGUSR1
storage_opt: {size: 1G}
sysctls: {net.core.somaxconn: 1024}
tmpfs: [/run, "/tmp:size=1m"]
tty: true
user: "1000:1000"
userns_mode: host
uts: host
working_dir: /src
x-own: {a: [1, two]}
post_start: [{command: ./a.sh, user: root}]
pre_stop: [{command: [a, b], environment: [A=1]}]
`),
  develop: service(`
build: .
develop:
  watch:
    - {action: sync, path: ./src, target: /app, ignore: [node_modules/]}
    - {action: rebuild, path: package.json}
    - {action: sync+restart, path: ./conf, target: /conf}
`),
  "develop with a wrong action": service("develop: {watch: [{action: foo, path: .}]}"),
  "restart and pull policies": one(`
services:
  a: {image: x, restart: "no", pull_policy: if_not_present}
  b: {image: x, restart: always, pull_policy: build}
  c: {image: x, restart: "on-failure:3", pull_policy: daily}
  d: {image: x, restart: no}
`),
  "a wrong pull policy": service("pull_policy: sometimes"),
  "a wrong restart": service("restart: sometimes"),
  "anchors and extensions": one(`
x-common: &common
  restart: always
  environment: &env {A: "1"}
services:
  a: {<<: *common, image: x}
  b:
    <<: *common
    image: y
    environment: {<<: *env, B: "2"}
x-list: [1, 2]
`),
  "texts that need quotes": service(`
labels:
  a: "yes"
  b: "1.0"
  c: "null"
  d: "a: b"
  e: "# x"
  f: "line1\\nline2\\n"
  g: " lead"
  h: "'single'"
  i: '"double"'
  j: "0x1f"
  k: "1e3"
  l: "2001-01-01"
  m: "*a"
  n: "~"
  o: "off"
  p: "a very long line that goes on and on and on, longer than eighty letters by far, so that a printer might fold it"
  q: "é✓"
  r: "tab\\there"
  s: "-"
  t: "- a"
  u: "{a}"
  v: "[a]"
  w: "a#b"
  x: "@a"
  y: "1_000"
  z: "true"
`),
  "a field that is unknown": service("foo: bar"),
  "an unknown field at the top": one("services: {a: {image: x}}\nfoo: bar\n"),
  "an unknown field of a build": service("build: {context: ., foo: bar}"),
  "neither image nor build": one("services: {a: {hostname: x}}\n"),
  "a service that is a text": one("services: {a: x}\n"),
  "a service that is nothing": one("services: {a: }\n"),
  "services that are a list": one("services: [a]\n"),
  "a wrong name of a service": one("services: {'a b': {image: x}}\n"),
  "ports that are a text": service("ports: '80'"),
  "an image that is a number": one("services: {a: {image: 5}}\n"),
  "environment that is a text": service("environment: A=1"),
  "a switch that is a word": service("privileged: maybe"),
  "a number that is a word": service("scale: many"),
  "cpus that are a word": service("cpus: many"),
  "memory that is a word": service("mem_limit: much"),
  "a wrong grace period": service("stop_grace_period: long"),
  "a host without address": service('extra_hosts: ["a"]'),
  "a list at the top": one("- a\n- b\n"),
  "a text at the top": one("hello\n"),
  "broken YAML": one("services:\n  web:\n    image: nginx\n   ports: [80]\n"),
  "YAML with a tab": one("services:\n\tweb:\n"),
  "an open bracket": one("services: {web: {image: nginx}\n"),
  "a key twice": one("services:\n  web: {image: a}\n  web: {image: b}\n"),
  "a key twice in a map": service("environment:\n  A: 1\n  A: 2"),
  "an unknown anchor": one("services: {a: *nosuch}\n"),
  "two documents": one("services: {a: {image: x}}\n---\nservices: {b: {image: y}}\n"),
  "two containers of one name": one(
    "services: {a: {image: x, container_name: n}, b: {image: x, container_name: n}}\n",
  ),
  gpus: service("gpus: all"),
  models: one("services: {a: {image: x, models: [m]}}\nmodels: {m: {model: ai/x}}\n"),
  "wrong command lines": {
    files: { "compose.yaml": "services: {a: {image: x}}\n" },
    lines: [
      "nosuch",
      "config --nosuch",
      "--nosuch config",
      "config -z",
      "config --format",
      "--ansi sometimes config",
      "--progress sometimes config",
      "--parallel many config",
      "exec",
      "exec a",
      "run",
      "port",
      "port a",
      "cp a",
      "cp a b",
      "wait",
      "scale",
      "scale a",
      "scale a=x",
      "scale nosuch=1",
      "up -d --abort-on-container-exit",
      "up --wait --abort-on-container-exit",
      "up --build --no-build",
      "up --force-recreate --no-recreate",
      "up --scale a",
      "up --pull sometimes",
      "up --exit-code-from nosuch",
      "up nosuch",
      "up -d --attach a",
      "up --attach a --attach-dependencies",
      "create --build --no-build",
      "down --rmi some",
      "run nosuch",
      "logs nosuch",
      "build nosuch",
      "version",
      "version --short",
      "version -f json",
      "--version",
      "version extra",
      "ls extra",
      "kill -s",
      "stop -t x",
      "ps --status nosuch",
      "ps --filter foo",
      "ps --filter foo=bar",
      "attach",
      "attach nosuch",
      "push nosuch",
      "commit",
      "export",
      "watch",
      "watch nosuch",
      "volumes nosuch",
      "images nosuch",
      "top nosuch",
    ],
  },
};
