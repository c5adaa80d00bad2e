import { connect, type Socket } from "node:net";

const STATUS = /^HTTP\/1\.1 (\d{3})/;

/**
 * One keep-alive connection that posts prepared requests one after the other. It parses as little as it can, so that the
 * load generator costs less than what it measures.
 */
export class Connection {
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.receive(chunk));
    socket.on("error", (error) => this.waiting?.reject(error));
    socket.on("close", () => this.waiting?.reject(new Error("The server closed the connection.")));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  /** Posts and answers the status code. One request at a time. */
  post(bytes: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  /** Answers here are a few hundred bytes: they come in one piece, or their rest is no new answer. */
  private receive(chunk: Buffer): void {
    const status = STATUS.exec(chunk.toString("latin1", 0, 16))?.[1];
    if (status === undefined || !this.waiting) return;
    const { resolve } = this.waiting;
    this.waiting = undefined;
    resolve(Number(status));
  }
}
