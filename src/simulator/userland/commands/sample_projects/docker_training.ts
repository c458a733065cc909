import type { FileRecord } from "../../../host/record_files.ts";

/** A web application of one file, its image, and how compose runs it. */
export const dockerTraining: FileRecord = {
  "README.md":
    "# docker-training\n\nContainers, Docker and Kubernetes, from the beginning. The application to build is in `flask_helloworld`.\n",
  "flask_helloworld/app.py": `from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    return "Hello World!"


if __name__ == "__main__":
    app.run(host="0.0.0.0")
`,
  "flask_helloworld/requirements.txt": "flask\n",
  "flask_helloworld/Dockerfile": `# An image that has Python already
FROM python
ADD requirements.txt /
RUN pip install -r requirements.txt
# The code comes after its requirements: a change of it does not install them again
ADD app.py /src/
WORKDIR /src
# What is process 1 of the container
ENTRYPOINT ["python"]
CMD ["app.py"]
`,
  "flask_helloworld/docker-compose.yaml": `version: '3'

services:
  flask:
    build: .
    container_name: flask
    hostname: flask
    ports:
      - "5000:5000"
`,
};
