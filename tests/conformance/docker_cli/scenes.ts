/** Command lines for the real docker client, on an engine that begins anew with each scene. */
export interface Scene {
  name: string;
  /** What lies in the client's folder. */
  files?: Readonly<Record<string, string>>;
  lines: readonly Line[];
}

/** The words after `docker`, the exit code, what the output has to hold, and what is typed. */
export type Line = readonly [line: string, code: number, output: RegExp, input?: string];

const ID = "[0-9a-f]{64}";
const A = (text: string) => new RegExp(text);

export const SCENES: readonly Scene[] = [
  {
    name: "the client meets the engine",
    lines: [
      ["version --format {{.Server.Os}}/{{.Server.Arch}}", 0, /^linux\/amd64\n$/],
      ["info --format {{.Driver}},{{.CgroupVersion}}", 0, /^overlay2,2\n$/],
      ["ps", 0, /^CONTAINER ID +IMAGE +COMMAND +CREATED +STATUS +PORTS +NAMES\n$/],
      ["images", 0, /^REPOSITORY +TAG +IMAGE ID +CREATED +SIZE\n$/],
      ["network ls", 0, /bridge +bridge +local\n[^]*host +host +local\n[^]*none +null +local\n/],
      ["volume ls", 0, /^DRIVER +VOLUME NAME\n$/],
      ["system df", 0, /^TYPE +TOTAL +ACTIVE +SIZE +RECLAIMABLE\nImages +0 /],
      ["search nginx", 0, /nginx +Official build of nginx/],
      ["login -u ahab -p x nowhere.example", 1, /nowhere\.example/],
    ],
  },
  {
    name: "a pull by layers, and what is shared",
    lines: [
      [
        "pull nginx:nope",
        1,
        /^Error response from daemon: manifest for nginx:nope not found: manifest unknown: manifest unknown\n$/,
      ],
      [
        "pull nginx",
        0,
        /^Using default tag: latest\nlatest: Pulling from library\/nginx\n(.*\n)*.*Pull complete\n(.*\n)*Digest: sha256:.*\nStatus: Downloaded newer image for nginx:latest\ndocker\.io\/library\/nginx:latest\n$/,
      ],
      ["pull nginx", 0, /Status: Image is up to date for nginx:latest\n/],
      ["pull debian", 0, /: Already exists\n/],
      ["pull -q mariadb", 0, /^docker\.io\/library\/mariadb:latest\n$/],
      ["images --format {{.Repository}}:{{.Tag}}", 0, /mariadb:latest\n/],
      ["history --format {{.CreatedBy}} nginx", 0, /^CMD \["nginx" "-g" "daemon off;"\]/],
      ["inspect --format '{{len .RootFS.Layers}}' nginx", 0, /^[67]\n$/],
      ["tag nginx web:1", 0, /^$/],
      ["rmi nginx", 0, /^Untagged: nginx:latest\n/],
      ["rmi web:1", 0, /^Untagged: web:1\n(.*\n)*Deleted: sha256:/],
      ["rmi nope", 1, /No such image: nope:latest\n/],
    ],
  },
  {
    name: "mistake 1: a container is no virtual machine",
    lines: [
      ["run -d ubuntu", 0, A(`${ID}\n$`)],
      ["ps -q", 0, /^$/],
      ["ps -a --format {{.Status}}", 0, /^Exited \(0\) /],
      ["run --rm ubuntu echo it lives", 0, /^it lives\n$/],
      ["run -i --rm ubuntu bash", 0, /^inside\n$/, "echo inside\n"],
      ["run --rm alpine uname -s", 0, /Linux\n$/],
      ["run hello-world", 0, /\nHello from Docker!\n/],
    ],
  },
  {
    name: "mistake 2: running is not reachable",
    lines: [
      ["run -d --name web nginx", 0, A(`${ID}\n$`)],
      ["ps --format {{.Ports}}", 0, /^80\/tcp\n$/],
      [
        "run --rm --network host curlimages/curl -sS localhost:80",
        7,
        /curl: \(7\) Failed to connect to localhost port 80/,
      ],
      ["run -d --name open -p 8080:80 nginx", 0, A(`^${ID}\n$`)],
      ["ps --filter name=open --format {{.Ports}}", 0, /^0\.0\.0\.0:8080->80\/tcp, \[::\]:8080->80\/tcp\n$/],
      ["port open", 0, /^80\/tcp -> 0\.0\.0\.0:8080\n80\/tcp -> \[::\]:8080\n$/],
      ["run --rm --network host curlimages/curl -sS localhost:8080", 0, /Welcome to nginx!/],
      ["logs open", 0, /"GET \/ HTTP\/1\.1" 200/],
    ],
  },
  {
    name: "mistake 3: flags stand before the image",
    lines: [
      ["run busybox -p 80:80", 127, /exec: "-p": executable file not found in \$PATH/],
      ["ps -a --format {{.Status}}", 0, /^Created\n$/],
      ["run --nope busybox", 125, /^unknown flag: --nope\n/],
      ["run -p 80:http busybox", 125, /invalid containerPort: http/],
    ],
  },
  {
    name: "mistake 4: a name is free after rm, not after stop",
    lines: [
      ["run -d --name web nginx", 0, A(ID)],
      ["stop -t 1 web", 0, /^web\n$/],
      [
        "run -d --name web nginx",
        125,
        A(`^docker: Error response from daemon: Conflict\\. The container name "/web" is already in use by container "${ID}"\\. You have to remove \\(or rename\\) that container to be able to reuse that name\\.`),
      ],
      ["rm web", 0, /^web\n$/],
      ["run -d --name web nginx", 0, A(`^${ID}\n$`)],
      [
        "rm web",
        1,
        /cannot remove container "web": container is running: stop the container before removing or force remove\n$/,
      ],
      ["rm -f web", 0, /^web\n$/],
      ["rm web", 1, /No such container: web\n$/],
    ],
  },
  {
    name: "mistake 5: a port has one owner",
    lines: [
      ["run -d --name first -p 8080:80 nginx", 0, A(ID)],
      [
        "run -d --name second -p 8080:80 nginx",
        125,
        /failed to set up container networking: driver failed programming external connectivity on endpoint second \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8080 failed: port is already allocated/,
      ],
      ["ps -a --filter name=second --format {{.Status}}", 0, /^Created\n$/],
      ["rm -f first", 0, /^first\n$/],
      ["start second", 0, /^second\n$/],
    ],
  },
  {
    name: "mistake 6: names of images",
    lines: [
      [
        "run ngnix",
        125,
        /^Unable to find image 'ngnix:latest' locally\ndocker: Error response from daemon: pull access denied for ngnix, repository does not exist or may require 'docker login': denied: requested access to the resource is denied/,
      ],
      ["run Nginx", 125, /invalid reference format: repository name \(library\/Nginx\) must be lowercase/],
      [
        "pull registry.pequod.lab:5000/nope",
        1,
        /manifest for registry\.pequod\.lab:5000\/nope:latest not found/,
      ],
      ["pull nowhere.example/x", 1, /lookup nowhere\.example .*no such host/],
    ],
  },
  {
    name: "mistake 7: what a container writes goes with it",
    lines: [
      ["run --name one busybox sh -c 'echo mine > /note'", 0, /./],
      ["diff one", 0, /^A \/note\n$/],
      ["cp one:/note -", 0, /note\0/],
      ["rm one", 0, /^one\n$/],
      ["run --rm busybox cat /note", 1, /^cat: can't open '\/note': No such file or directory\n$/],
      ["volume create notes", 0, /^notes\n$/],
      ["run --rm -v notes:/n busybox sh -c 'echo kept > /n/note'", 0, /^$/],
      ["run --rm -v notes:/n busybox cat /n/note", 0, /^kept\n$/],
      ["volume rm notes", 0, /^notes\n$/],
      ["run -d --name db -e POSTGRES_PASSWORD=x -v pgdata:/var/lib/postgresql/data postgres:17", 0, A(ID)],
      ["run --rm busybox sleep 10", 0, /^$/],
      ["run --rm -v pgdata:/d busybox cat /d/PG_VERSION", 0, /^17\n$/],
      [
        "volume rm pgdata",
        1,
        A(`^Error response from daemon: remove pgdata: volume is in use - \\[${ID}\\]\n$`),
      ],
      ["volume ls -q", 0, /^pgdata\n$/],
    ],
  },
  {
    name: "mistake 8: an image is not its source, and localhost is the container's own",
    files: {
      Dockerfile:
        'FROM python:3.12-slim\nWORKDIR /src\nRUN pip install flask\nCOPY app.py .\nCMD ["python", "app.py"]\n',
      "app.py":
        'from flask import Flask\napp = Flask(__name__)\n\n@app.route("/")\ndef hello():\n    return "first"\n\nif __name__ == "__main__":\n    app.run(host="0.0.0.0")\n',
      "app2.py":
        'from flask import Flask\napp = Flask(__name__)\n\n@app.route("/")\ndef hello():\n    return "second"\n\nif __name__ == "__main__":\n    app.run(host="0.0.0.0")\n',
      "Dockerfile.second": "FROM myflask\nCOPY app2.py app.py\n",
    },
    lines: [
      [
        "build -t myflask .",
        0,
        /Sending build context to Docker daemon +[\d.]+kB[^]*Step 5\/5 : CMD \["python", "app\.py"\][^]*Successfully tagged myflask:latest\n$/,
      ],
      ["run -d --name one -p 5000:5000 myflask", 0, A(ID)],
      ["run --rm --network host curlimages/curl -s localhost:5000", 0, /first$/],
      ["build -t myflask -f Dockerfile.second .", 0, /Successfully tagged myflask:latest\n$/],
      ["run --rm --network host curlimages/curl -s localhost:5000", 0, /^first$/],
      ["rm -f one", 0, /^one\n$/],
      ["run -d --name two -p 5000:5000 myflask", 0, A(ID)],
      ["run --rm --network host curlimages/curl -s localhost:5000", 0, /^second$/],
      [
        "run --rm curlimages/curl -sS localhost:5000",
        7,
        /curl: \(7\) Failed to connect to localhost port 5000/,
      ],
      ["logs two", 0, /Running on http:\/\/172\.17\.0\.\d+:5000[^]*"GET \/ HTTP\/1\.1" 200 -/],
    ],
  },
  {
    name: "images that want to be told something",
    lines: [
      [
        "run --name no mariadb",
        1,
        /\[ERROR\] \[Entrypoint\]: Database is uninitialized and password option is not specified\n\tYou need to specify one of MARIADB_ROOT_PASSWORD/,
      ],
      ["run -d --name yes -e MARIADB_ROOT_PASSWORD=x mariadb", 0, A(ID)],
      ["run --rm busybox sleep 10", 0, /./],
      ["exec yes mariadb -uroot -px -e 'select 1'", 0, /^1\n1\n$/],
      ["run postgres", 1, /superuser password is not specified/],
      [
        "run --rm -v old:/var/lib/postgresql/data -e POSTGRES_PASSWORD=x postgres:18",
        1,
        /^[^]*in 18\+, these Docker images are configured/,
      ],
      [
        "run -d --name mq --hostname mq -e RABBITMQ_DEFAULT_USER=snek -e RABBITMQ_DEFAULT_PASS=pw -p 15672:15672 rabbitmq:3-management",
        0,
        A(ID),
      ],
      ["run --rm busybox sleep 10", 0, /^$/],
      ["exec mq rabbitmqctl list_users", 0, /snek\t\[administrator\]/],
      [
        "run --rm --network host curlimages/curl -s -u snek:pw localhost:15672/api/whoami",
        0,
        /"name":"snek"/,
      ],
      ["run -d --name kv redis", 0, A(ID)],
      ["exec kv redis-cli set whale white", 0, /^OK\n$/],
      ["exec kv redis-cli get whale", 0, /white/],
      ["run -d --name echo -e ECHGO_CLUSTER=demo -p 8081:8080 timmyolson/env-echgo", 0, A(ID)],
      [
        "run --rm --network host curlimages/curl -s localhost:8081",
        0,
        /^\{"cluster":"demo","message":"Hello from Ecgho Server"\}$/,
      ],
    ],
  },
  {
    name: "processes, limits and what is seen of them",
    lines: [
      ["run -d --name web --memory 64m --cpus 0.5 --restart on-failure:3 nginx", 0, A(ID)],
      [
        "top web -o pid,user,args",
        0,
        /nginx: master process nginx -g daemon off;\n(.*nginx: worker process\n){4}$/,
      ],
      ["exec web sh -c 'cat /sys/fs/cgroup/memory.max'", 0, /^67108864\n$/],
      ["stats --no-stream --format {{.Name}},{{.MemUsage}},{{.PIDs}} web", 0, /^web,[\d.]+MiB \/ 64MiB,5\n$/],
      [
        "inspect --format {{.HostConfig.RestartPolicy.Name}},{{.State.Status}} web",
        0,
        /^on-failure,running\n$/,
      ],
      ["pause web", 0, /^web\n$/],
      ["ps --format {{.Status}}", 0, /\(Paused\)\n$/],
      ["unpause web", 0, /^web\n$/],
      ["update --memory 128m --memory-swap 256m web", 0, /^web\n$/],
      ["restart -t 1 web", 0, /^web\n$/],
      ["kill -s QUIT web", 0, /^web\n$/],
      ["wait web", 0, /^0\n$/],
      ["run --name fail --restart on-failure:2 busybox sh -c 'exit 3'", 3, /^$|./],
      ["inspect --format {{.State.ExitCode}} fail", 0, /^3\n$/],
      ["run --rm --memory 4m busybox true", 125, /memory/],
      ["run -d --name none --network none busybox sleep 100", 0, A(ID)],
      ["exec none hostname", 0, /^[0-9a-f]{12}\n$/],
      ["exec -e A=b -w /tmp none sh -c 'echo $A; pwd'", 0, /^b\n\/tmp\n$/],
      ["exec none nope", 127, /exec: "nope": executable file not found in \$PATH/],
      ["exec -i none cat", 0, /^typed$/, "typed"],
    ],
  },
  {
    name: "networks have names",
    lines: [
      ["network create sea", 0, A(`^${ID}\n$`)],
      ["run -d --name db --network sea --network-alias data redis", 0, A(ID)],
      ["run --rm --network sea busybox nslookup db", 0, /Address: +172\.18\.0\.2\n/],
      ["run --rm --network sea busybox nslookup data", 0, /172\.18\.0\.2\n/],
      ["run --rm busybox nslookup db", 1, /./],
      ["network connect bridge db", 0, /^$/],
      [
        "inspect --format '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' db",
        0,
        /^bridge sea \n$/,
      ],
      [
        "network rm sea",
        1,
        /network sea id [0-9a-f]{64} has active endpoints \(name:"db" id:"[0-9a-f]+"\)|has active endpoints/,
      ],
      ["network create sea", 1, /network with name sea already exists\n$/],
      ["network inspect --format '{{(index .IPAM.Config 0).Subnet}}' sea", 0, /^172\.18\.0\.0\/16\n$/],
      ["rm -f db", 0, /^db\n$/],
      ["network rm sea", 0, /^sea\n$/],
      ["network rm bridge", 1, /bridge is a pre-defined network and cannot be removed\n/],
    ],
  },
  {
    name: "builds",
    files: {
      "good/Dockerfile":
        'FROM alpine AS make\nRUN apk add --no-cache curl && echo built > /out\nFROM alpine\nARG WHO=whale\nLABEL who=$WHO\nCOPY --from=make /out /out\nHEALTHCHECK --interval=1s CMD test -f /out\nCMD ["sleep", "1000"]\n',
      "unknown/Dockerfile": "FROM alpine\nRUNN ls\n",
      "fails/Dockerfile": "FROM alpine\nRUN false\n",
      "missing/Dockerfile": "FROM alpine\nCOPY nope /\n",
      "empty/x": "",
    },
    lines: [
      [
        "build -t good:1 --build-arg WHO=ahab good",
        0,
        /Step 8\/8 : CMD \["sleep", "1000"\]\n[^]*Successfully built [0-9a-f]{12}\nSuccessfully tagged good:1\n$/,
      ],
      ["build -t good:2 --build-arg WHO=ahab good", 0, / ---> Using cache\n/],
      ["inspect --format {{.Config.Labels.who}} good:1", 0, /^ahab\n$/],
      ["run -d --name well good:1", 0, A(ID)],
      ["exec well cat /out", 0, /^built\n$/],
      ["build unknown", 1, /dockerfile parse error on line 2: unknown instruction: RUNN/],
      ["build fails", 1, /The command '\/bin\/sh -c false' returned a non-zero code: 1\n/],
      [
        "build missing",
        1,
        /COPY failed: file not found in build context or excluded by \.dockerignore: stat nope: file does not exist\n/,
      ],
      ["build empty", 1, /Dockerfile/],
      ["commit well kept", 0, A("^sha256:")],
      ["run --rm kept cat /out", 0, /^built\n$/],
      ["save -o good.tar good:1", 0, /^$/],
      ["rm -f well", 0, /^well\n$/],
      ["rmi -f good:1 good:2 kept", 0, /Untagged: good:1\n/],
      ["load -i good.tar", 0, /Loaded image: good:1\n$/],
      ["run --rm good:1 cat /out", 0, /^built\n$/],
      ["tag good:1 registry.pequod.lab:5000/good:1", 0, /^$/],
      [
        "push registry.pequod.lab:5000/good:1",
        0,
        /The push refers to repository \[registry\.pequod\.lab:5000\/good\]\n(.*\n)*1: digest: sha256:[0-9a-f]{64} size: \d+\n$/,
      ],
      ["push good:1", 1, /denied: requested access to the resource is denied\n/],
    ],
  },
  {
    name: "files, events and what is thrown away",
    files: { "note.txt": "hello\n" },
    lines: [
      ["create --name box busybox cat /note.txt", 0, A(ID)],
      ["cp note.txt box:/note.txt", 0, /Successfully copied .* to box:\/note\.txt\n|^$/],
      ["start -a box", 0, /^hello\n$/],
      ["cp box:/note.txt copy.txt", 0, /^$|Successfully copied/],
      ["cp box:/nope .", 1, /Could not find the file \/nope in container box\n$/],
      ["rename box chest", 0, /^$/],
      [
        "events --since 2026-11-22T11:33:00Z --until 2026-11-22T11:33:40Z --filter type=container --format {{.Action}}",
        0,
        /^create\n[^]*attach\n[^]*start\n[^]*die\n[^]*rename\n/,
      ],
      ["export chest -o chest.tar", 0, /^$/],
      ["import chest.tar flat:1", 0, A("^sha256:")],
      ["container prune -f", 0, A(`^Deleted Containers:\n${ID}\n\nTotal reclaimed space: `)],
      ["volume create lone", 0, /^lone\n$/],
      ["volume prune -af", 0, /^Deleted Volumes:\nlone\n/],
      ["network create lonely", 0, A(ID)],
      ["network prune -f", 0, /^Deleted Networks:\nlonely\n/],
      ["image prune -af", 0, /^Deleted Images:\n[^]*Total reclaimed space: [\d.]+MB\n$/],
      ["system prune -f", 0, /Total reclaimed space: 0B\n$/],
    ],
  },
];
