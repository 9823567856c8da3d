// Generated from contracts/demo/ParcelShipped/v1.schema.json by `busbar generate`. Do not edit.
import { defineEvent, type EventDefinition } from '@busbar/events-schema/runtime';
import { validate } from './parcel-shipped.v1.validator.gen.ts';

/**
 * A parcel has been handed to its carrier.
 */
export interface ParcelShippedV1 {
  /**
   * Number on the label.
   *
   * @pattern ^[A-Z]{2}[0-9]{6}$
   */
  parcelId: string;
  /**
   * @format date-time
   */
  shippedAt: string;
  /**
   * @exclusiveMinimum 0
   * @maximum 30000
   * @multipleOf 5
   */
  weightGrams: number;
  /**
   * Name on the label.
   *
   * @minLength 1
   */
  recipient?: string;
  /**
   * What the sender wrote, if anything.
   */
  note?: string | null;
  /**
   * @default standard
   */
  service?: 'standard' | 'express';
  /**
   * Who carries it.
   */
  carrier:
    | {
        kind: 'air';
        flight: string;
      }
    | {
        kind: 'road';
        plate: string;
        /**
         * @minimum 0
         * @maximum 2
         */
        trailers?: number;
      };
  destination: Address;
  labels?: {
    [k: string]: string;
  };
  /**
   * Latitude and longitude.
   *
   * @minItems 2
   */
  position?: [number, number];
  stops: {
    /**
     * @format date
     */
    at: string;
    signature?: string;
  }[];
}
/**
 * Where something goes.
 */
export interface Address {
  /**
   * ISO 3166-1 code.
   */
  country: 'DE' | 'FR' | 'GB';
  /**
   * @minLength 3
   * @maxLength 10
   */
  postcode?: string;
}

/** `demo.ParcelShipped`, version 1. */
export const parcelShippedV1: EventDefinition<'demo.ParcelShipped', 1, ParcelShippedV1> = /* @__PURE__ */ defineEvent<'demo.ParcelShipped', 1, ParcelShippedV1>({
  detailType: "demo.ParcelShipped",
  major: 1,
  minor: 0,
  sources: ["busbar.demo"],
  lifecycle: "draft",
  classifications: {"/recipient":"pii","/stops/*/signature":"secret"},
  fields: [{"fields":{"parcelId":-1,"shippedAt":-1,"weightGrams":-1,"recipient":-1,"note":-1,"service":-1,"carrier":1,"destination":2,"labels":3,"position":4,"stops":5}},{"fields":{"kind":-1,"flight":-1,"plate":-1,"trailers":-1}},{"fields":{"country":-1,"postcode":-1}},{"rest":-1},{"prefix":[-1,-1],"items":-2},{"items":6},{"fields":{"at":-1,"signature":-1}}],
  validate,
});
