// Generated from contracts/demo/ParcelShipped/v1.schema.json by `busbar generate`. Do not edit.
// @ts-nocheck
import { ucs2length, formats } from "../validator-runtime.gen.ts";
const schema0 = { "description": "A parcel has been handed to its carrier.", "type": "object", "required": ["parcelId", "shippedAt", "weightGrams", "carrier", "destination", "stops"], "properties": { "parcelId": { "description": "Number on the label.", "type": "string", "pattern": "^[A-Z]{2}[0-9]{6}$" }, "shippedAt": { "type": "string", "format": "date-time" }, "weightGrams": { "type": "integer", "exclusiveMinimum": 0, "maximum": 3e4, "multipleOf": 5 }, "recipient": { "description": "Name on the label.", "type": "string", "minLength": 1 }, "note": { "description": "What the sender wrote, if anything.", "type": ["string", "null"] }, "service": { "type": "string", "enum": ["standard", "express"], "default": "standard" }, "carrier": { "description": "Who carries it.", "oneOf": [{ "type": "object", "required": ["kind", "flight"], "properties": { "kind": { "const": "air" }, "flight": { "type": "string" } } }, { "type": "object", "required": ["kind", "plate"], "properties": { "kind": { "const": "road" }, "plate": { "type": "string" }, "trailers": { "type": "integer", "minimum": 0, "maximum": 2 } } }] }, "destination": { "$ref": "#/$defs/Address" }, "labels": { "type": "object", "additionalProperties": { "type": "string" } }, "position": { "description": "Latitude and longitude.", "type": "array", "prefixItems": [{ "type": "number", "minimum": -90, "maximum": 90 }, { "type": "number", "minimum": -180, "maximum": 180 }], "items": false, "minItems": 2 }, "stops": { "type": "array", "items": { "type": "object", "required": ["at"], "properties": { "at": { "type": "string", "format": "date" }, "signature": { "type": "string" } } } } }, "$defs": { "Address": { "description": "Where something goes.", "type": "object", "required": ["country"], "properties": { "country": { "description": "ISO 3166-1 code.", "type": "string", "enum": ["DE", "FR", "GB"] }, "postcode": { "type": "string", "minLength": 3, "maxLength": 10 } }, "if": { "properties": { "country": { "const": "GB" } } }, "then": { "properties": { "postcode": true }, "required": ["postcode"] } } } };
const schema1 = { "description": "Where something goes.", "type": "object", "required": ["country"], "properties": { "country": { "description": "ISO 3166-1 code.", "type": "string", "enum": ["DE", "FR", "GB"] }, "postcode": { "type": "string", "minLength": 3, "maxLength": 10 } }, "if": { "properties": { "country": { "const": "GB" } } }, "then": { "properties": { "postcode": true }, "required": ["postcode"] } };
const pattern0 = new RegExp("^[A-Z]{2}[0-9]{6}$", "u");
const formats0 = formats["date-time"];
const formats2 = formats.date;
const func0 = ucs2length;
function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate0.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.parcelId === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "parcelId" }, message: "must have required property 'parcelId'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.shippedAt === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "shippedAt" }, message: "must have required property 'shippedAt'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.weightGrams === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "weightGrams" }, message: "must have required property 'weightGrams'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.carrier === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "carrier" }, message: "must have required property 'carrier'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.destination === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "destination" }, message: "must have required property 'destination'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.stops === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "stops" }, message: "must have required property 'stops'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.parcelId !== void 0) {
      let data0 = data.parcelId;
      if (typeof data0 === "string") {
        if (!pattern0.test(data0)) {
          const err6 = { instancePath: instancePath + "/parcelId", schemaPath: "#/properties/parcelId/pattern", keyword: "pattern", params: { pattern: "^[A-Z]{2}[0-9]{6}$" }, message: 'must match pattern "^[A-Z]{2}[0-9]{6}$"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/parcelId", schemaPath: "#/properties/parcelId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.shippedAt !== void 0) {
      let data1 = data.shippedAt;
      if (typeof data1 === "string") {
        if (!formats0.validate(data1)) {
          const err8 = { instancePath: instancePath + "/shippedAt", schemaPath: "#/properties/shippedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/shippedAt", schemaPath: "#/properties/shippedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.weightGrams !== void 0) {
      let data2 = data.weightGrams;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err10 = { instancePath: instancePath + "/weightGrams", schemaPath: "#/properties/weightGrams/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 3e4 || isNaN(data2)) {
          const err11 = { instancePath: instancePath + "/weightGrams", schemaPath: "#/properties/weightGrams/maximum", keyword: "maximum", params: { comparison: "<=", limit: 3e4 }, message: "must be <= 30000" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data2 <= 0 || isNaN(data2)) {
          const err12 = { instancePath: instancePath + "/weightGrams", schemaPath: "#/properties/weightGrams/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        let res0;
        if (res0 = data2 / 5, res0 !== parseInt(res0)) {
          const err13 = { instancePath: instancePath + "/weightGrams", schemaPath: "#/properties/weightGrams/multipleOf", keyword: "multipleOf", params: { multipleOf: 5 }, message: "must be multiple of 5" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.recipient !== void 0) {
      let data3 = data.recipient;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err14 = { instancePath: instancePath + "/recipient", schemaPath: "#/properties/recipient/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/recipient", schemaPath: "#/properties/recipient/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.note !== void 0) {
      let data4 = data.note;
      if (typeof data4 !== "string" && data4 !== null) {
        const err16 = { instancePath: instancePath + "/note", schemaPath: "#/properties/note/type", keyword: "type", params: { type: schema0.properties.note.type }, message: "must be string,null" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.service !== void 0) {
      let data5 = data.service;
      if (typeof data5 !== "string") {
        const err17 = { instancePath: instancePath + "/service", schemaPath: "#/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
      if (!(data5 === "standard" || data5 === "express")) {
        const err18 = { instancePath: instancePath + "/service", schemaPath: "#/properties/service/enum", keyword: "enum", params: { allowedValues: schema0.properties.service.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.carrier !== void 0) {
      let data6 = data.carrier;
      const _errs14 = errors;
      let valid1 = false;
      let passing0 = null;
      const _errs15 = errors;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.kind === void 0) {
          const err19 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/0/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (data6.flight === void 0) {
          const err20 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/0/required", keyword: "required", params: { missingProperty: "flight" }, message: "must have required property 'flight'" };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (data6.kind !== void 0) {
          if ("air" !== data6.kind) {
            const err21 = { instancePath: instancePath + "/carrier/kind", schemaPath: "#/properties/carrier/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "air" }, message: "must be equal to constant" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data6.flight !== void 0) {
          if (typeof data6.flight !== "string") {
            const err22 = { instancePath: instancePath + "/carrier/flight", schemaPath: "#/properties/carrier/oneOf/0/properties/flight/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/0/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
      var _valid0 = _errs15 === errors;
      if (_valid0) {
        valid1 = true;
        passing0 = 0;
        var props0 = {};
        props0.kind = true;
        props0.flight = true;
      }
      const _errs20 = errors;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (data6.kind === void 0) {
          const err24 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/1/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        if (data6.plate === void 0) {
          const err25 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/1/required", keyword: "required", params: { missingProperty: "plate" }, message: "must have required property 'plate'" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data6.kind !== void 0) {
          if ("road" !== data6.kind) {
            const err26 = { instancePath: instancePath + "/carrier/kind", schemaPath: "#/properties/carrier/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "road" }, message: "must be equal to constant" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data6.plate !== void 0) {
          if (typeof data6.plate !== "string") {
            const err27 = { instancePath: instancePath + "/carrier/plate", schemaPath: "#/properties/carrier/oneOf/1/properties/plate/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data6.trailers !== void 0) {
          let data11 = data6.trailers;
          if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
            const err28 = { instancePath: instancePath + "/carrier/trailers", schemaPath: "#/properties/carrier/oneOf/1/properties/trailers/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
          if (typeof data11 == "number" && isFinite(data11)) {
            if (data11 > 2 || isNaN(data11)) {
              const err29 = { instancePath: instancePath + "/carrier/trailers", schemaPath: "#/properties/carrier/oneOf/1/properties/trailers/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (data11 < 0 || isNaN(data11)) {
              const err30 = { instancePath: instancePath + "/carrier/trailers", schemaPath: "#/properties/carrier/oneOf/1/properties/trailers/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          }
        }
      } else {
        const err31 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var _valid0 = _errs20 === errors;
      if (_valid0 && valid1) {
        valid1 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid1 = true;
          passing0 = 1;
          if (props0 !== true) {
            props0 = props0 || {};
            props0.kind = true;
            props0.plate = true;
            props0.trailers = true;
          }
        }
      }
      if (!valid1) {
        const err32 = { instancePath: instancePath + "/carrier", schemaPath: "#/properties/carrier/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      } else {
        errors = _errs14;
        if (vErrors !== null) {
          if (_errs14) {
            vErrors.length = _errs14;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.destination !== void 0) {
      let data12 = data.destination;
      const _errs30 = errors;
      let valid5 = true;
      const _errs31 = errors;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        if (data12.country !== void 0) {
          if ("GB" !== data12.country) {
            const err33 = {};
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
      }
      var _valid1 = _errs31 === errors;
      errors = _errs30;
      if (vErrors !== null) {
        if (_errs30) {
          vErrors.length = _errs30;
        } else {
          vErrors = null;
        }
      }
      if (_valid1) {
        const _errs33 = errors;
        if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
          if (data12.postcode === void 0) {
            const err34 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Address/then/required", keyword: "required", params: { missingProperty: "postcode" }, message: "must have required property 'postcode'" };
            if (vErrors === null) {
              vErrors = [err34];
            } else {
              vErrors.push(err34);
            }
            errors++;
          }
        }
        var _valid1 = _errs33 === errors;
        valid5 = _valid1;
        if (valid5) {
          var props1 = {};
          props1.postcode = true;
          props1.country = true;
        }
      }
      if (!valid5) {
        const err35 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Address/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        if (data12.country === void 0) {
          const err36 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Address/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property 'country'" };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (props1 !== true) {
          props1 = props1 || {};
          props1.country = true;
          props1.postcode = true;
        }
        if (data12.country !== void 0) {
          let data14 = data12.country;
          if (typeof data14 !== "string") {
            const err37 = { instancePath: instancePath + "/destination/country", schemaPath: "#/$defs/Address/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
          if (!(data14 === "DE" || data14 === "FR" || data14 === "GB")) {
            const err38 = { instancePath: instancePath + "/destination/country", schemaPath: "#/$defs/Address/properties/country/enum", keyword: "enum", params: { allowedValues: schema1.properties.country.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data12.postcode !== void 0) {
          let data15 = data12.postcode;
          if (typeof data15 === "string") {
            if (func0(data15) > 10) {
              const err39 = { instancePath: instancePath + "/destination/postcode", schemaPath: "#/$defs/Address/properties/postcode/maxLength", keyword: "maxLength", params: { limit: 10 }, message: "must NOT have more than 10 characters" };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
            if (func0(data15) < 3) {
              const err40 = { instancePath: instancePath + "/destination/postcode", schemaPath: "#/$defs/Address/properties/postcode/minLength", keyword: "minLength", params: { limit: 3 }, message: "must NOT have fewer than 3 characters" };
              if (vErrors === null) {
                vErrors = [err40];
              } else {
                vErrors.push(err40);
              }
              errors++;
            }
          } else {
            const err41 = { instancePath: instancePath + "/destination/postcode", schemaPath: "#/$defs/Address/properties/postcode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err41];
            } else {
              vErrors.push(err41);
            }
            errors++;
          }
        }
      } else {
        const err42 = { instancePath: instancePath + "/destination", schemaPath: "#/$defs/Address/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      }
    }
    if (data.labels !== void 0) {
      let data16 = data.labels;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        for (const key0 in data16) {
          if (typeof data16[key0] !== "string") {
            const err43 = { instancePath: instancePath + "/labels/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/labels/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.position !== void 0) {
      let data18 = data.position;
      if (Array.isArray(data18)) {
        if (data18.length < 2) {
          const err45 = { instancePath: instancePath + "/position", schemaPath: "#/properties/position/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
        const len0 = data18.length;
        if (len0 > 0) {
          let data19 = data18[0];
          if (typeof data19 == "number" && isFinite(data19)) {
            if (data19 > 90 || isNaN(data19)) {
              const err46 = { instancePath: instancePath + "/position/0", schemaPath: "#/properties/position/prefixItems/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 90 }, message: "must be <= 90" };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            if (data19 < -90 || isNaN(data19)) {
              const err47 = { instancePath: instancePath + "/position/0", schemaPath: "#/properties/position/prefixItems/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: -90 }, message: "must be >= -90" };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
          } else {
            const err48 = { instancePath: instancePath + "/position/0", schemaPath: "#/properties/position/prefixItems/0/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err48];
            } else {
              vErrors.push(err48);
            }
            errors++;
          }
        }
        if (len0 > 1) {
          let data20 = data18[1];
          if (typeof data20 == "number" && isFinite(data20)) {
            if (data20 > 180 || isNaN(data20)) {
              const err49 = { instancePath: instancePath + "/position/1", schemaPath: "#/properties/position/prefixItems/1/maximum", keyword: "maximum", params: { comparison: "<=", limit: 180 }, message: "must be <= 180" };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (data20 < -180 || isNaN(data20)) {
              const err50 = { instancePath: instancePath + "/position/1", schemaPath: "#/properties/position/prefixItems/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: -180 }, message: "must be >= -180" };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
          } else {
            const err51 = { instancePath: instancePath + "/position/1", schemaPath: "#/properties/position/prefixItems/1/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
        const len1 = data18.length;
        if (!(len1 <= 2)) {
          const err52 = { instancePath: instancePath + "/position", schemaPath: "#/properties/position/items", keyword: "items", params: { limit: 2 }, message: "must NOT have more than 2 items" };
          if (vErrors === null) {
            vErrors = [err52];
          } else {
            vErrors.push(err52);
          }
          errors++;
        }
      } else {
        const err53 = { instancePath: instancePath + "/position", schemaPath: "#/properties/position/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
    if (data.stops !== void 0) {
      let data21 = data.stops;
      if (Array.isArray(data21)) {
        const len2 = data21.length;
        for (let i0 = 0; i0 < len2; i0++) {
          let data22 = data21[i0];
          if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
            if (data22.at === void 0) {
              const err54 = { instancePath: instancePath + "/stops/" + i0, schemaPath: "#/properties/stops/items/required", keyword: "required", params: { missingProperty: "at" }, message: "must have required property 'at'" };
              if (vErrors === null) {
                vErrors = [err54];
              } else {
                vErrors.push(err54);
              }
              errors++;
            }
            if (data22.at !== void 0) {
              let data23 = data22.at;
              if (typeof data23 === "string") {
                if (!formats2.validate(data23)) {
                  const err55 = { instancePath: instancePath + "/stops/" + i0 + "/at", schemaPath: "#/properties/stops/items/properties/at/format", keyword: "format", params: { format: "date" }, message: 'must match format "date"' };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
              } else {
                const err56 = { instancePath: instancePath + "/stops/" + i0 + "/at", schemaPath: "#/properties/stops/items/properties/at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              }
            }
            if (data22.signature !== void 0) {
              if (typeof data22.signature !== "string") {
                const err57 = { instancePath: instancePath + "/stops/" + i0 + "/signature", schemaPath: "#/properties/stops/items/properties/signature/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err57];
                } else {
                  vErrors.push(err57);
                }
                errors++;
              }
            }
          } else {
            const err58 = { instancePath: instancePath + "/stops/" + i0, schemaPath: "#/properties/stops/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err58];
            } else {
              vErrors.push(err58);
            }
            errors++;
          }
        }
      } else {
        const err59 = { instancePath: instancePath + "/stops", schemaPath: "#/properties/stops/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err59];
        } else {
          vErrors.push(err59);
        }
        errors++;
      }
    }
  } else {
    const err60 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err60];
    } else {
      vErrors.push(err60);
    }
    errors++;
  }
  validate0.errors = vErrors;
  return errors === 0;
}
validate0.evaluated = { "props": { "parcelId": true, "shippedAt": true, "weightGrams": true, "recipient": true, "note": true, "service": true, "carrier": true, "destination": true, "labels": true, "position": true, "stops": true }, "dynamicProps": false, "dynamicItems": false };
function validate(value) {
  return validate0(value) ? [] : validate0.errors;
}
export {
  validate
};
