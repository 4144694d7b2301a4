import { expose, type Endpoint } from 'comlink';
import type { AnalysisWorkerApi } from './protocol.ts';

/** For tests: a worker as pages see one, over a message channel: it answers in the same process, and can be made to die. */
export class FakeWorker extends EventTarget {
  static readonly started: FakeWorker[] = [];
  readonly #channel = new MessageChannel();
  terminated = false;
  /** How often it has answered. */
  answers = 0;

  constructor(api: Partial<AnalysisWorkerApi>) {
    super();
    FakeWorker.started.push(this);
    expose(api, this.#channel.port2 as unknown as Endpoint);
    this.#channel.port1.start();
    this.#channel.port1.onmessage = ({ data }: MessageEvent) => {
      if (this.terminated) return;
      this.dispatchEvent(new MessageEvent('message', { data }));
      this.answers += 1;
    };
  }

  postMessage(message: unknown): void {
    this.#channel.port1.postMessage(message);
  }

  /** What a worker says beside its answers. */
  say(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  die(message: string | undefined): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }
}
