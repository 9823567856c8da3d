// Generated from contracts/_platform/event-bridge-event.schema.json by `busbar generate`. Do not edit.
// @ts-nocheck
import { ucs2length, formats } from "../validator-runtime.gen.ts";
const func0 = ucs2length;
const formats0 = formats["date-time"];
const pattern0 = new RegExp("^[1-9][0-9]*\\.[0-9]+$", "u");
const pattern1 = new RegExp("^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", "u");
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
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data["detail-type"] === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "detail-type" }, message: "must have required property 'detail-type'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.source === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "source" }, message: "must have required property 'source'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.account === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "account" }, message: "must have required property 'account'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.time === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "time" }, message: "must have required property 'time'" };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.region === void 0) {
      const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'" };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.resources === void 0) {
      const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "resources" }, message: "must have required property 'resources'" };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.detail === void 0) {
      const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "detail" }, message: "must have required property 'detail'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.version !== void 0) {
      if (typeof data.version !== "string") {
        const err9 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 === "string") {
        if (func0(data1) < 1) {
          const err10 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data["detail-type"] !== void 0) {
      let data2 = data["detail-type"];
      if (typeof data2 === "string") {
        if (func0(data2) > 128) {
          const err12 = { instancePath: instancePath + "/detail-type", schemaPath: "#/properties/detail-type/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func0(data2) < 1) {
          const err13 = { instancePath: instancePath + "/detail-type", schemaPath: "#/properties/detail-type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/detail-type", schemaPath: "#/properties/detail-type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data3 = data.source;
      if (typeof data3 === "string") {
        if (func0(data3) < 1) {
          const err15 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.account !== void 0) {
      if (typeof data.account !== "string") {
        const err17 = { instancePath: instancePath + "/account", schemaPath: "#/properties/account/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.time !== void 0) {
      let data5 = data.time;
      if (typeof data5 === "string") {
        if (!formats0.validate(data5)) {
          const err18 = { instancePath: instancePath + "/time", schemaPath: "#/properties/time/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/time", schemaPath: "#/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.region !== void 0) {
      if (typeof data.region !== "string") {
        const err20 = { instancePath: instancePath + "/region", schemaPath: "#/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data["replay-name"] !== void 0) {
      let data7 = data["replay-name"];
      if (typeof data7 === "string") {
        if (func0(data7) < 1) {
          const err21 = { instancePath: instancePath + "/replay-name", schemaPath: "#/properties/replay-name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      } else {
        const err22 = { instancePath: instancePath + "/replay-name", schemaPath: "#/properties/replay-name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.resources !== void 0) {
      let data8 = data.resources;
      if (Array.isArray(data8)) {
        const len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data8[i0] !== "string") {
            const err23 = { instancePath: instancePath + "/resources/" + i0, schemaPath: "#/properties/resources/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.detail !== void 0) {
      let data10 = data.detail;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        if (data10.metadata === void 0) {
          const err25 = { instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/required", keyword: "required", params: { missingProperty: "metadata" }, message: "must have required property 'metadata'" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (data10.data === void 0) {
          const err26 = { instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property 'data'" };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
        if (data10.metadata !== void 0) {
          let data11 = data10.metadata;
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.id === void 0) {
              const err27 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
            if (data11.version === void 0) {
              const err28 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (data11.occurredAt === void 0) {
              const err29 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/required", keyword: "required", params: { missingProperty: "occurredAt" }, message: "must have required property 'occurredAt'" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (data11.correlationId === void 0) {
              const err30 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/required", keyword: "required", params: { missingProperty: "correlationId" }, message: "must have required property 'correlationId'" };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
            if (data11.producer === void 0) {
              const err31 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/required", keyword: "required", params: { missingProperty: "producer" }, message: "must have required property 'producer'" };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (data11.id !== void 0) {
              let data12 = data11.id;
              if (typeof data12 === "string") {
                if (func0(data12) > 128) {
                  const err32 = { instancePath: instancePath + "/detail/metadata/id", schemaPath: "#/$defs/EventMetadata/properties/id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                  if (vErrors === null) {
                    vErrors = [err32];
                  } else {
                    vErrors.push(err32);
                  }
                  errors++;
                }
                if (func0(data12) < 1) {
                  const err33 = { instancePath: instancePath + "/detail/metadata/id", schemaPath: "#/$defs/EventMetadata/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                }
              } else {
                const err34 = { instancePath: instancePath + "/detail/metadata/id", schemaPath: "#/$defs/EventMetadata/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            if (data11.version !== void 0) {
              let data13 = data11.version;
              if (typeof data13 === "string") {
                if (!pattern0.test(data13)) {
                  const err35 = { instancePath: instancePath + "/detail/metadata/version", schemaPath: "#/$defs/EventMetadata/properties/version/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]*\\.[0-9]+$" }, message: 'must match pattern "^[1-9][0-9]*\\.[0-9]+$"' };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
              } else {
                const err36 = { instancePath: instancePath + "/detail/metadata/version", schemaPath: "#/$defs/EventMetadata/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data11.occurredAt !== void 0) {
              let data14 = data11.occurredAt;
              if (typeof data14 === "string") {
                if (!formats0.validate(data14)) {
                  const err37 = { instancePath: instancePath + "/detail/metadata/occurredAt", schemaPath: "#/$defs/EventMetadata/properties/occurredAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
              } else {
                const err38 = { instancePath: instancePath + "/detail/metadata/occurredAt", schemaPath: "#/$defs/EventMetadata/properties/occurredAt/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err38];
                } else {
                  vErrors.push(err38);
                }
                errors++;
              }
            }
            if (data11.correlationId !== void 0) {
              let data15 = data11.correlationId;
              if (typeof data15 === "string") {
                if (func0(data15) > 128) {
                  const err39 = { instancePath: instancePath + "/detail/metadata/correlationId", schemaPath: "#/$defs/EventMetadata/properties/correlationId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                  if (vErrors === null) {
                    vErrors = [err39];
                  } else {
                    vErrors.push(err39);
                  }
                  errors++;
                }
                if (func0(data15) < 1) {
                  const err40 = { instancePath: instancePath + "/detail/metadata/correlationId", schemaPath: "#/$defs/EventMetadata/properties/correlationId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err40];
                  } else {
                    vErrors.push(err40);
                  }
                  errors++;
                }
              } else {
                const err41 = { instancePath: instancePath + "/detail/metadata/correlationId", schemaPath: "#/$defs/EventMetadata/properties/correlationId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err41];
                } else {
                  vErrors.push(err41);
                }
                errors++;
              }
            }
            if (data11.causationId !== void 0) {
              let data16 = data11.causationId;
              if (typeof data16 === "string") {
                if (func0(data16) > 128) {
                  const err42 = { instancePath: instancePath + "/detail/metadata/causationId", schemaPath: "#/$defs/EventMetadata/properties/causationId/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
                if (func0(data16) < 1) {
                  const err43 = { instancePath: instancePath + "/detail/metadata/causationId", schemaPath: "#/$defs/EventMetadata/properties/causationId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err43];
                  } else {
                    vErrors.push(err43);
                  }
                  errors++;
                }
              } else {
                const err44 = { instancePath: instancePath + "/detail/metadata/causationId", schemaPath: "#/$defs/EventMetadata/properties/causationId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err44];
                } else {
                  vErrors.push(err44);
                }
                errors++;
              }
            }
            if (data11.producer !== void 0) {
              let data17 = data11.producer;
              if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                if (data17.service === void 0) {
                  const err45 = { instancePath: instancePath + "/detail/metadata/producer", schemaPath: "#/$defs/EventMetadata/properties/producer/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property 'service'" };
                  if (vErrors === null) {
                    vErrors = [err45];
                  } else {
                    vErrors.push(err45);
                  }
                  errors++;
                }
                if (data17.service !== void 0) {
                  let data18 = data17.service;
                  if (typeof data18 === "string") {
                    if (func0(data18) > 128) {
                      const err46 = { instancePath: instancePath + "/detail/metadata/producer/service", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/service/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                      if (vErrors === null) {
                        vErrors = [err46];
                      } else {
                        vErrors.push(err46);
                      }
                      errors++;
                    }
                    if (func0(data18) < 1) {
                      const err47 = { instancePath: instancePath + "/detail/metadata/producer/service", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/service/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err47];
                      } else {
                        vErrors.push(err47);
                      }
                      errors++;
                    }
                  } else {
                    const err48 = { instancePath: instancePath + "/detail/metadata/producer/service", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/service/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err48];
                    } else {
                      vErrors.push(err48);
                    }
                    errors++;
                  }
                }
                if (data17.version !== void 0) {
                  let data19 = data17.version;
                  if (typeof data19 === "string") {
                    if (func0(data19) > 128) {
                      const err49 = { instancePath: instancePath + "/detail/metadata/producer/version", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/version/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                      if (vErrors === null) {
                        vErrors = [err49];
                      } else {
                        vErrors.push(err49);
                      }
                      errors++;
                    }
                    if (func0(data19) < 1) {
                      const err50 = { instancePath: instancePath + "/detail/metadata/producer/version", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/version/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err50];
                      } else {
                        vErrors.push(err50);
                      }
                      errors++;
                    }
                  } else {
                    const err51 = { instancePath: instancePath + "/detail/metadata/producer/version", schemaPath: "#/$defs/EventMetadata/properties/producer/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err51];
                    } else {
                      vErrors.push(err51);
                    }
                    errors++;
                  }
                }
              } else {
                const err52 = { instancePath: instancePath + "/detail/metadata/producer", schemaPath: "#/$defs/EventMetadata/properties/producer/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
            if (data11.partitionKey !== void 0) {
              let data20 = data11.partitionKey;
              if (typeof data20 === "string") {
                if (func0(data20) > 256) {
                  const err53 = { instancePath: instancePath + "/detail/metadata/partitionKey", schemaPath: "#/$defs/EventMetadata/properties/partitionKey/maxLength", keyword: "maxLength", params: { limit: 256 }, message: "must NOT have more than 256 characters" };
                  if (vErrors === null) {
                    vErrors = [err53];
                  } else {
                    vErrors.push(err53);
                  }
                  errors++;
                }
                if (func0(data20) < 1) {
                  const err54 = { instancePath: instancePath + "/detail/metadata/partitionKey", schemaPath: "#/$defs/EventMetadata/properties/partitionKey/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err54];
                  } else {
                    vErrors.push(err54);
                  }
                  errors++;
                }
              } else {
                const err55 = { instancePath: instancePath + "/detail/metadata/partitionKey", schemaPath: "#/$defs/EventMetadata/properties/partitionKey/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err55];
                } else {
                  vErrors.push(err55);
                }
                errors++;
              }
            }
            if (data11.tenant !== void 0) {
              let data21 = data11.tenant;
              if (typeof data21 === "string") {
                if (func0(data21) > 128) {
                  const err56 = { instancePath: instancePath + "/detail/metadata/tenant", schemaPath: "#/$defs/EventMetadata/properties/tenant/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
                  if (vErrors === null) {
                    vErrors = [err56];
                  } else {
                    vErrors.push(err56);
                  }
                  errors++;
                }
                if (func0(data21) < 1) {
                  const err57 = { instancePath: instancePath + "/detail/metadata/tenant", schemaPath: "#/$defs/EventMetadata/properties/tenant/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
              } else {
                const err58 = { instancePath: instancePath + "/detail/metadata/tenant", schemaPath: "#/$defs/EventMetadata/properties/tenant/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
            if (data11.traceparent !== void 0) {
              let data22 = data11.traceparent;
              if (typeof data22 === "string") {
                if (!pattern1.test(data22)) {
                  const err59 = { instancePath: instancePath + "/detail/metadata/traceparent", schemaPath: "#/$defs/EventMetadata/properties/traceparent/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$" }, message: 'must match pattern "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"' };
                  if (vErrors === null) {
                    vErrors = [err59];
                  } else {
                    vErrors.push(err59);
                  }
                  errors++;
                }
              } else {
                const err60 = { instancePath: instancePath + "/detail/metadata/traceparent", schemaPath: "#/$defs/EventMetadata/properties/traceparent/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err60];
                } else {
                  vErrors.push(err60);
                }
                errors++;
              }
            }
            if (data11.claim !== void 0) {
              let data23 = data11.claim;
              if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                if (data23.bucket === void 0) {
                  const err61 = { instancePath: instancePath + "/detail/metadata/claim", schemaPath: "#/$defs/EventMetadata/properties/claim/required", keyword: "required", params: { missingProperty: "bucket" }, message: "must have required property 'bucket'" };
                  if (vErrors === null) {
                    vErrors = [err61];
                  } else {
                    vErrors.push(err61);
                  }
                  errors++;
                }
                if (data23.key === void 0) {
                  const err62 = { instancePath: instancePath + "/detail/metadata/claim", schemaPath: "#/$defs/EventMetadata/properties/claim/required", keyword: "required", params: { missingProperty: "key" }, message: "must have required property 'key'" };
                  if (vErrors === null) {
                    vErrors = [err62];
                  } else {
                    vErrors.push(err62);
                  }
                  errors++;
                }
                if (data23.bucket !== void 0) {
                  let data24 = data23.bucket;
                  if (typeof data24 === "string") {
                    if (func0(data24) < 1) {
                      const err63 = { instancePath: instancePath + "/detail/metadata/claim/bucket", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/bucket/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err63];
                      } else {
                        vErrors.push(err63);
                      }
                      errors++;
                    }
                  } else {
                    const err64 = { instancePath: instancePath + "/detail/metadata/claim/bucket", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/bucket/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err64];
                    } else {
                      vErrors.push(err64);
                    }
                    errors++;
                  }
                }
                if (data23.key !== void 0) {
                  let data25 = data23.key;
                  if (typeof data25 === "string") {
                    if (func0(data25) < 1) {
                      const err65 = { instancePath: instancePath + "/detail/metadata/claim/key", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err65];
                      } else {
                        vErrors.push(err65);
                      }
                      errors++;
                    }
                  } else {
                    const err66 = { instancePath: instancePath + "/detail/metadata/claim/key", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err66];
                    } else {
                      vErrors.push(err66);
                    }
                    errors++;
                  }
                }
                if (data23.sizeBytes !== void 0) {
                  let data26 = data23.sizeBytes;
                  if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
                    const err67 = { instancePath: instancePath + "/detail/metadata/claim/sizeBytes", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/sizeBytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    if (vErrors === null) {
                      vErrors = [err67];
                    } else {
                      vErrors.push(err67);
                    }
                    errors++;
                  }
                  if (typeof data26 == "number" && isFinite(data26)) {
                    if (data26 < 0 || isNaN(data26)) {
                      const err68 = { instancePath: instancePath + "/detail/metadata/claim/sizeBytes", schemaPath: "#/$defs/EventMetadata/properties/claim/properties/sizeBytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                      if (vErrors === null) {
                        vErrors = [err68];
                      } else {
                        vErrors.push(err68);
                      }
                      errors++;
                    }
                  }
                }
              } else {
                const err69 = { instancePath: instancePath + "/detail/metadata/claim", schemaPath: "#/$defs/EventMetadata/properties/claim/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err69];
                } else {
                  vErrors.push(err69);
                }
                errors++;
              }
            }
          } else {
            const err70 = { instancePath: instancePath + "/detail/metadata", schemaPath: "#/$defs/EventMetadata/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
        if (data10.data !== void 0) {
          let data27 = data10.data;
          if (!(data27 && typeof data27 == "object" && !Array.isArray(data27))) {
            const err71 = { instancePath: instancePath + "/detail/data", schemaPath: "#/properties/detail/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err71];
            } else {
              vErrors.push(err71);
            }
            errors++;
          }
        }
      } else {
        const err72 = { instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err72];
        } else {
          vErrors.push(err72);
        }
        errors++;
      }
    }
  } else {
    const err73 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err73];
    } else {
      vErrors.push(err73);
    }
    errors++;
  }
  validate0.errors = vErrors;
  return errors === 0;
}
validate0.evaluated = { "props": { "version": true, "id": true, "detail-type": true, "source": true, "account": true, "time": true, "region": true, "replay-name": true, "resources": true, "detail": true }, "dynamicProps": false, "dynamicItems": false };
function validate(value) {
  return validate0(value) ? [] : validate0.errors;
}
export {
  validate
};
