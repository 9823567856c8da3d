import { BusbarError } from '@busbar/core';

/** A subscription has no built bundle to deploy. Thrown while the app is built, before anything is written. */
export class FunctionBundleMissingError extends BusbarError {
  readonly code = 'FUNCTION_BUNDLE_MISSING';
  /** Name of the subscription. */
  readonly subscription: string;
  /** The file that was looked for. */
  readonly file: string;

  constructor({ subscription, file }: { readonly subscription: string; readonly file: string }) {
    super(
      `Failed to bundle function of subscription "${subscription}": there is no file ${file}. Run the build of the package that holds the handler first.`,
      { retry: 'operator' },
    );
    this.subscription = subscription;
    this.file = file;
  }
}
