import type { FunctionCore } from '../../functions/function-service.ts';
import type { ServiceAction } from '../../gateway/service-action.ts';
import { addPermission } from './add-permission.ts';
import { createEventSourceMapping } from './create-event-source-mapping.ts';
import { createFunction } from './create-function.ts';
import { deleteEventSourceMapping } from './delete-event-source-mapping.ts';
import { deleteFunction } from './delete-function.ts';
import { deleteFunctionConcurrency } from './delete-function-concurrency.ts';
import { getEventSourceMapping } from './get-event-source-mapping.ts';
import { getFunction } from './get-function.ts';
import { getFunctionConcurrency } from './get-function-concurrency.ts';
import { getFunctionConfiguration } from './get-function-configuration.ts';
import { getFunctionEventInvokeConfig } from './get-function-event-invoke-config.ts';
import { getPolicy } from './get-policy.ts';
import { invoke } from './invoke.ts';
import { listEventSourceMappings } from './list-event-source-mappings.ts';
import { listFunctions } from './list-functions.ts';
import { putFunctionConcurrency } from './put-function-concurrency.ts';
import { putFunctionEventInvokeConfig } from './put-function-event-invoke-config.ts';
import { removePermission } from './remove-permission.ts';
import { updateEventSourceMapping } from './update-event-source-mapping.ts';
import { updateFunctionCode } from './update-function-code.ts';
import { updateFunctionConfiguration } from './update-function-configuration.ts';

/** Every Lambda action, on one function service. */
export function createLambdaActions(functions: FunctionCore): readonly ServiceAction[] {
  return [
    addPermission,
    createEventSourceMapping,
    createFunction,
    deleteEventSourceMapping,
    deleteFunction,
    deleteFunctionConcurrency,
    getEventSourceMapping,
    getFunction,
    getFunctionConcurrency,
    getFunctionConfiguration,
    getFunctionEventInvokeConfig,
    getPolicy,
    invoke,
    listEventSourceMappings,
    listFunctions,
    putFunctionConcurrency,
    putFunctionEventInvokeConfig,
    removePermission,
    updateEventSourceMapping,
    updateFunctionCode,
    updateFunctionConfiguration,
  ].map((action) => action(functions));
}
