import { EventStream } from "../http/event-stream";
import { type ControlCall, type Routes, STREAMING } from "./call";
import { viewClock } from "./clock";
import { ControlError } from "./control-error";

const MOST_STREAMS = 200;
let streams = 0;

export const streamRoutes: Routes = {
  /** Every change, for the phone page. Begins with the clock. */
  "GET /control/events": (call) => {
    const stream = open(call);
    stream.send({ type: "clock", ...viewClock(call.world) });
    stream.onClose(call.world.events.listen((event) => stream.send(event)));
    return STREAMING;
  },

  /** The offset now and after each jump: for processes that share the simulator's time. */
  "GET /control/clock/stream": (call) => {
    const { clock } = call.world;
    const stream = open(call);
    stream.send({ offsetMs: clock.offsetMs });
    stream.onClose(clock.follow(() => stream.send({ offsetMs: clock.offsetMs })));
    return STREAMING;
  },
};

function open({ exchange }: ControlCall): EventStream {
  if (streams >= MOST_STREAMS) throw new ControlError(429, "Too many are following already.");
  streams++;
  const stream = new EventStream(exchange.response);
  stream.onClose(() => streams--);
  return stream;
}
