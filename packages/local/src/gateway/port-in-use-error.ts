import { BusbarError } from '@busbar/core';

/** The port that the local cloud was told to listen on is taken. */
export class PortInUseError extends BusbarError {
  readonly code = 'PORT_IN_USE';
  readonly port: number;

  constructor(port: number, cause?: unknown) {
    super(
      `Failed to listen on port "${port}": another process on 127.0.0.1 has it. Stop that process, or choose another port (0 takes any free one).`,
      { retry: 'operator', cause },
    );
    this.port = port;
  }
}
